with
  "actions_leg" as (
    select
      date_trunc('day', ("actions".happened_at::timestamptz at time zone 'UTC')) as "actions__happened_at_day",
      sum("actions".minutes) as "actions__minutes"
    from actions as "actions"
    where ("actions".happened_at >= cast(? as timestamp with time zone) and "actions".happened_at < cast(? as timestamp with time zone))
    group by 1
  )
select
  ((("actions_leg"."actions__happened_at_day" + interval '1 month') + make_interval(days => "days"."days")) + interval '1 week') as "actions__happened_at_day",
  "actions_leg"."actions__minutes" as "actions__minutes_last_month_a_week_before"
from "actions_leg"
  cross join generate_series(0, 3) as "days" ("days")
where (
  (((("actions_leg"."actions__happened_at_day" + interval '1 month') + make_interval(days => "days"."days")) + interval '-1 month') = "actions_leg"."actions__happened_at_day" or ("actions_leg"."actions__happened_at_day" is null and "days"."days" = 0))
  and (("actions_leg"."actions__happened_at_day" + interval '1 month') + make_interval(days => "days"."days")) >= timestamp '2024-03-25T00:00:00'
  and (("actions_leg"."actions__happened_at_day" + interval '1 month') + make_interval(days => "days"."days")) < timestamp '2024-04-04T00:00:00'
)
order by 1 asc
fetch next 10000 rows only
-- 1: 2024-02-25T00:00Z
-- 2: 2024-03-04T00:00Z
