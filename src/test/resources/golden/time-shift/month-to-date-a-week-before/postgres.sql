with
  "actions_leg" as (
    select
      date_trunc('day', ("actions".happened_at::timestamptz at time zone 'UTC')) as "at",
      sum("actions".minutes) as "actions__month_to_date"
    from actions as "actions"
    where (
      "actions".happened_at >= cast(? as timestamp with time zone)
      and "actions".happened_at < cast(? as timestamp with time zone)
    )
    group by 1
  ),
  "actions__month_to_date_window" as (
    select
      date_trunc('day', "spine"."bucket") as "actions__happened_at_day",
      sum("frame"."actions__month_to_date") as "actions__month_to_date"
    from generate_series(timestamp '2024-03-01T00:00:00', timestamp '2024-03-10T23:59:59.999999', interval '1 day') as "spine" ("bucket")
      left outer join "actions_leg" as "frame"
        on (
          "frame"."at" >= date_trunc('month', "spine"."bucket")
          and "frame"."at" < ("spine"."bucket" + interval '1 day')
        )
    group by 1
  ),
  "actions_leg_2" as (
    select
      date_trunc('day', ("actions".happened_at::timestamptz at time zone 'UTC')) as "at",
      sum("actions".minutes) as "actions__month_to_date"
    from actions as "actions"
    where (
      "actions".happened_at >= cast(? as timestamp with time zone)
      and "actions".happened_at < cast(? as timestamp with time zone)
    )
    group by 1
  ),
  "actions__month_to_date_a_week_before_stage" as (
    select
      (date_trunc('day', "spine"."bucket") + interval '1 week') as "actions__happened_at_day",
      sum("frame"."actions__month_to_date") as "actions__month_to_date_a_week_before"
    from generate_series(timestamp '2024-02-23T00:00:00', timestamp '2024-03-03T23:59:59.999999', interval '1 day') as "spine" ("bucket")
      left outer join "actions_leg_2" as "frame"
        on (
          "frame"."at" >= date_trunc('month', "spine"."bucket")
          and "frame"."at" < ("spine"."bucket" + interval '1 day')
        )
    group by 1
  )
select
  "facts"."actions__happened_at_day" as "actions__happened_at_day",
  max("facts"."actions__month_to_date") as "actions__month_to_date",
  max("facts"."actions__month_to_date_a_week_before") as "actions__month_to_date_a_week_before"
from (
  select
    "actions__month_to_date_window"."actions__happened_at_day" as "actions__happened_at_day",
    "actions__month_to_date_window"."actions__month_to_date" as "actions__month_to_date",
    null as "actions__month_to_date_a_week_before"
  from "actions__month_to_date_window"
  union all
  select
    "actions__month_to_date_a_week_before_stage"."actions__happened_at_day" as "actions__happened_at_day",
    null as "actions__month_to_date",
    "actions__month_to_date_a_week_before_stage"."actions__month_to_date_a_week_before" as "actions__month_to_date_a_week_before"
  from "actions__month_to_date_a_week_before_stage"
) as "facts"
group by 1
order by 1 asc
fetch next 10000 rows only
-- 1: 2024-03-01T00:00Z
-- 2: 2024-03-11T00:00Z
-- 3: 2024-02-01T00:00Z
-- 4: 2024-03-04T00:00Z
