with
  "actions_leg" as (
    select
      date_trunc('day', ("actions".happened_at::timestamptz at time zone 'UTC')) as "actions__happened_at_day",
      sum("actions".minutes) as "actions__minutes"
    from actions as "actions"
    where ("actions".happened_at >= cast(? as timestamp with time zone) and "actions".happened_at < cast(? as timestamp with time zone))
    group by 1
  ),
  "actions_leg_2" as (
    select
      date_trunc('day', ("actions".happened_at::timestamptz at time zone 'UTC')) as "at",
      sum("actions".minutes) as "actions__minutes_in_3_days",
      max("actions".minutes) as "actions__longest_in_3_days"
    from actions as "actions"
    where (
      "actions".happened_at >= cast(? as timestamp with time zone)
      and "actions".happened_at < cast(? as timestamp with time zone)
    )
    group by 1
  ),
  "actions__minutes_in_3_days_window" as (
    select
      date_trunc('day', "spine"."bucket") as "actions__happened_at_day",
      sum("frame"."actions__minutes_in_3_days") as "actions__minutes_in_3_days",
      max("frame"."actions__longest_in_3_days") as "actions__longest_in_3_days"
    from generate_series(timestamp '2024-03-01T00:00:00', timestamp '2024-03-07T23:59:59.999999', interval '1 day') as "spine" ("bucket")
      left outer join "actions_leg_2" as "frame"
        on (
          "frame"."at" >= (("spine"."bucket" + interval '1 day') + interval '-3 days')
          and "frame"."at" < ("spine"."bucket" + interval '1 day')
        )
    group by 1
  )
select
  "facts"."actions__happened_at_day" as "actions__happened_at_day",
  max("facts"."actions__minutes") as "actions__minutes",
  max("facts"."actions__minutes_in_3_days") as "actions__minutes_in_3_days",
  max("facts"."actions__longest_in_3_days") as "actions__longest_in_3_days"
from (
  select
    "actions_leg"."actions__happened_at_day" as "actions__happened_at_day",
    "actions_leg"."actions__minutes" as "actions__minutes",
    null as "actions__minutes_in_3_days",
    null as "actions__longest_in_3_days"
  from "actions_leg"
  union all
  select
    "actions__minutes_in_3_days_window"."actions__happened_at_day" as "actions__happened_at_day",
    null as "actions__minutes",
    "actions__minutes_in_3_days_window"."actions__minutes_in_3_days" as "actions__minutes_in_3_days",
    "actions__minutes_in_3_days_window"."actions__longest_in_3_days" as "actions__longest_in_3_days"
  from "actions__minutes_in_3_days_window"
) as "facts"
group by 1
order by 1 asc
fetch next 10000 rows only
-- 1: 2024-03-01T00:00Z
-- 2: 2024-03-08T00:00Z
-- 3: 2024-02-28T00:00Z
-- 4: 2024-03-08T00:00Z
