with
  "actions_leg" as (
    select
      date_trunc('day', ("actions".happened_at::timestamptz at time zone 'UTC')) as "at",
      sum("actions".minutes) as "actions__minutes_in_3_days"
    from actions as "actions"
    where (
      "actions".happened_at >= cast(? as timestamp with time zone)
      and "actions".happened_at < cast(? as timestamp with time zone)
    )
    group by 1
  ),
  "actions__minutes_in_3_days_window" as (
    select sum("frame"."actions__minutes_in_3_days") as "actions__minutes_in_3_days"
    from (
      select timestamp '2024-03-01T00:00:00' as "bucket"
    ) as "spine"
      left outer join "actions_leg" as "frame"
        on (
          "frame"."at" >= (timestamp '2024-03-04T00:00:00' + interval '-3 days')
          and "frame"."at" < timestamp '2024-03-04T00:00:00'
        )
  ),
  "actions_leg_2" as (
    select
      date_trunc('day', ("actions".happened_at::timestamptz at time zone 'UTC')) as "at",
      sum("actions".minutes) as "actions__minutes_in_week_before"
    from actions as "actions"
    where (
      "actions".happened_at >= cast(? as timestamp with time zone)
      and "actions".happened_at < cast(? as timestamp with time zone)
    )
    group by 1
  ),
  "actions__minutes_in_week_before_window" as (
    select sum("frame"."actions__minutes_in_week_before") as "actions__minutes_in_week_before"
    from (
      select timestamp '2024-03-01T00:00:00' as "bucket"
    ) as "spine"
      left outer join "actions_leg_2" as "frame"
        on (
          "frame"."at" >= ("spine"."bucket" + interval '-7 days')
          and "frame"."at" < "spine"."bucket"
        )
  )
select
  "actions__minutes_in_3_days_window"."actions__minutes_in_3_days" as "actions__minutes_in_3_days",
  "actions__minutes_in_week_before_window"."actions__minutes_in_week_before" as "actions__minutes_in_week_before"
from "actions__minutes_in_3_days_window"
  cross join "actions__minutes_in_week_before_window"
fetch next 10000 rows only
-- 1: 2024-03-01T00:00Z
-- 2: 2024-03-04T00:00Z
-- 3: 2024-02-23T00:00Z
-- 4: 2024-03-01T00:00Z
