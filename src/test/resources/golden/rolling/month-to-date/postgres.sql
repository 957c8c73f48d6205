with
  "actions_leg" as (
    select
      date_trunc('day', ("actions".happened_at::timestamptz at time zone 'Europe/Berlin')) as "at",
      sum("actions".minutes) as "actions__month_to_date"
    from actions as "actions"
    where (
      "actions".happened_at >= cast(? as timestamp with time zone)
      and "actions".happened_at < cast(? as timestamp with time zone)
    )
    group by 1
  )
select
  date_trunc('day', "spine"."bucket") as "actions__happened_at_day",
  sum("frame"."actions__month_to_date") as "actions__month_to_date"
from generate_series(timestamp '2024-02-28T00:00:00', timestamp '2024-03-03T23:59:59.999999', interval '1 day') as "spine" ("bucket")
  left outer join "actions_leg" as "frame"
    on (
      "frame"."at" >= date_trunc('month', "spine"."bucket")
      and "frame"."at" < ("spine"."bucket" + interval '1 day')
    )
group by 1
order by 1 asc
fetch next 10000 rows only
-- 1: 2024-01-31T23:00Z
-- 2: 2024-03-03T23:00Z
