with
  "actions_leg" as (
    select
      "actions".kind as "actions__kind",
      date_trunc('day', ("actions".happened_at::timestamptz at time zone 'UTC')) as "at",
      sum("actions".minutes) as "actions__running_total"
    from actions as "actions"
    where "actions".happened_at < cast(? as timestamp with time zone)
    group by 1, 2
  )
select
  "others"."actions__kind" as "actions__kind",
  date_trunc('month', "spine"."bucket") as "actions__happened_at_month",
  sum("frame"."actions__running_total") as "actions__running_total"
from generate_series(timestamp '2024-01-01T00:00:00', timestamp '2024-04-30T23:59:59.999999', interval '1 month') as "spine" ("bucket")
  cross join (
    select distinct "actions__kind"
    from "actions_leg"
  ) as "others"
  left outer join "actions_leg" as "frame"
    on (
      array["others"."actions__kind"] = array["frame"."actions__kind"]
      and "frame"."at" < ("spine"."bucket" + interval '1 month')
    )
group by 1, 2
order by 2 asc, 1 asc
fetch next 10000 rows only
-- 1: 2024-05-01T00:00Z
