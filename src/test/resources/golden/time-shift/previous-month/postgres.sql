with
  "actions_leg" as (
    select
      date_trunc('month', ("actions".happened_at::timestamptz at time zone 'UTC')) as "actions__happened_at_month",
      sum("actions".minutes) as "actions__minutes"
    from actions as "actions"
    where (("actions".happened_at >= cast(? as timestamp with time zone) and "actions".happened_at < cast(? as timestamp with time zone)))
    group by 1
  ),
  "actions__minutes_last_month_stage" as (
    select
      (date_trunc('month', ("actions".happened_at::timestamptz at time zone 'UTC')) + interval '1 month') as "actions__happened_at_month",
      sum("actions".minutes) as "actions__minutes_last_month"
    from actions as "actions"
    where (("actions".happened_at >= cast(? as timestamp with time zone) and "actions".happened_at < cast(? as timestamp with time zone)))
    group by 1
  )
select
  coalesce("actions_leg"."actions__happened_at_month", "actions__minutes_last_month_stage"."actions__happened_at_month") as "actions__happened_at_month",
  "actions_leg"."actions__minutes" as "actions__minutes",
  "actions__minutes_last_month_stage"."actions__minutes_last_month" as "actions__minutes_last_month"
from "actions_leg"
  full outer join "actions__minutes_last_month_stage"
    on (array["actions_leg"."actions__happened_at_month"] = array["actions__minutes_last_month_stage"."actions__happened_at_month"])
order by 1 asc
fetch next 10000 rows only
-- 1: 2024-01-01T00:00Z
-- 2: 2024-05-01T00:00Z
-- 3: 2023-12-01T00:00Z
-- 4: 2024-04-01T00:00Z
