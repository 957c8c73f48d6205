with
  "actions_leg" as (
    select
      date_trunc('day', ("actions".happened_at::timestamptz at time zone 'UTC')) as "actions__happened_at_day",
      count(distinct "actions".user_id) as "actions__users"
    from actions as "actions"
    where ("actions".happened_at >= cast(? as timestamp with time zone) and "actions".happened_at < cast(? as timestamp with time zone))
    group by 1
  ),
  "actions_leg_2" as (
    select distinct
      date_trunc('day', ("actions".happened_at::timestamptz at time zone 'UTC')) as "at",
      "actions".user_id as "actions__users_in_30_days"
    from actions as "actions"
    where (
      "actions".happened_at >= cast(? as timestamp with time zone)
      and "actions".happened_at < cast(? as timestamp with time zone)
    )
  ),
  "buckets" as (
    select
      "spine"."bucket",
      row_number() over (order by "spine"."bucket") as "number",
      (("spine"."bucket" + interval '1 day') + interval '-30 days') as "from",
      ("spine"."bucket" + interval '1 day') as "until"
    from generate_series(timestamp '2024-03-01T00:00:00', timestamp '2024-03-07T23:59:59.999999', interval '1 day') as "spine" ("bucket")
  ),
  "reach" as (
    select
      "times"."at",
      min("number") as "first",
      max("number") as "last"
    from (
      select distinct "at"
      from "actions_leg_2"
    ) as "times"
      join "buckets"
        on (
          "times"."at" >= "buckets"."from"
          and "times"."at" < "buckets"."until"
        )
    group by "times"."at"
  ),
  "spans" as (
    select
      greatest("first", lag("last") over (
        partition by "actions_leg_2"."actions__users_in_30_days"
        order by "actions_leg_2"."at"
      ) + 1) as "first",
      "last"
    from "actions_leg_2"
      join "reach"
        on "actions_leg_2"."at" = "reach"."at"
    where "actions_leg_2"."actions__users_in_30_days" is not null
  ),
  "changes" as (
    select
      "number",
      sum("step") as "step"
    from (
      select
        "first" as "number",
        1 as "step"
      from "spans"
      where "first" <= "last"
      union all
      select
        ("last" + 1) as "number",
        -1 as "step"
      from "spans"
      where "first" <= "last"
    ) as "steps"
    group by "number"
  ),
  "actions__users_in_30_days_window" as (
    select
      date_trunc('day', "buckets"."bucket") as "actions__happened_at_day",
      coalesce(sum("changes"."step") over (order by "buckets"."number"), 0)::bigint as "actions__users_in_30_days"
    from "buckets"
      left outer join "changes"
        on "buckets"."number" = "changes"."number"
  )
select
  "facts"."actions__happened_at_day" as "actions__happened_at_day",
  max("facts"."actions__users_in_30_days") as "actions__users_in_30_days",
  max("facts"."actions__users") as "actions__users"
from (
  select
    "actions_leg"."actions__happened_at_day" as "actions__happened_at_day",
    "actions_leg"."actions__users" as "actions__users",
    null as "actions__users_in_30_days"
  from "actions_leg"
  union all
  select
    "actions__users_in_30_days_window"."actions__happened_at_day" as "actions__happened_at_day",
    null as "actions__users",
    "actions__users_in_30_days_window"."actions__users_in_30_days" as "actions__users_in_30_days"
  from "actions__users_in_30_days_window"
) as "facts"
group by 1
order by 1 asc
fetch next 10000 rows only
-- 1: 2024-03-01T00:00Z
-- 2: 2024-03-08T00:00Z
-- 3: 2024-02-01T00:00Z
-- 4: 2024-03-08T00:00Z
