with
  "actions_leg" as (
    select sum("actions".minutes) as "actions__minutes"
    from actions as "actions"
    where ("actions".happened_at >= cast(? as timestamp with time zone) and "actions".happened_at < cast(? as timestamp with time zone))
  ),
  "actions__minutes_last_year_stage" as (
    select sum("actions".minutes) as "actions__minutes_last_year"
    from actions as "actions"
    where ("actions".happened_at >= cast(? as timestamp with time zone) and "actions".happened_at < cast(? as timestamp with time zone))
  )
select
  "actions_leg"."actions__minutes" as "actions__minutes",
  "actions__minutes_last_year_stage"."actions__minutes_last_year" as "actions__minutes_last_year"
from "actions_leg"
  cross join "actions__minutes_last_year_stage"
fetch next 10000 rows only
-- 1: 2024-03-01T00:00Z
-- 2: 2024-04-01T00:00Z
-- 3: 2023-03-01T00:00Z
-- 4: 2023-04-01T00:00Z
