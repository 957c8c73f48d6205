with
  "actions_scan" as (
    select
      date_trunc('month', ("actions".happened_at::timestamptz at time zone 'UTC')) as "actions__happened_at_month",
      sum("actions".minutes) as "actions__minutes"
    from actions as "actions"
    where ("actions".happened_at >= cast(? as timestamp with time zone) and "actions".happened_at < cast(? as timestamp with time zone))
    group by 1
  )
select
  "facts"."actions__happened_at_month" as "actions__happened_at_month",
  max("facts"."actions__minutes") as "actions__minutes",
  max("facts"."actions__minutes_last_month") as "actions__minutes_last_month"
from (
  select
    "actions_scan"."actions__happened_at_month" as "actions__happened_at_month",
    "actions_scan"."actions__minutes" as "actions__minutes",
    null as "actions__minutes_last_month"
  from "actions_scan"
  where "actions_scan"."actions__happened_at_month" >= timestamp '2024-01-01T00:00:00'
  union all
  select
    ("actions_scan"."actions__happened_at_month" + interval '1 month') as "actions__happened_at_month",
    null as "actions__minutes",
    "actions_scan"."actions__minutes" as "actions__minutes_last_month"
  from "actions_scan"
  where "actions_scan"."actions__happened_at_month" < timestamp '2024-04-01T00:00:00'
) as "facts"
group by 1
order by 1 asc
fetch next 10000 rows only
-- 1: 2023-12-01T00:00Z
-- 2: 2024-05-01T00:00Z
