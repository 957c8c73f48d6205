select
  "actions".kind as "actions__kind",
  (date_trunc('month', ("actions".happened_at::timestamptz at time zone 'UTC')) + interval '-1 month') as "actions__happened_at_month",
  sum("actions".minutes) as "actions__minutes_next_month"
from actions as "actions"
where ("actions".happened_at >= cast(? as timestamp with time zone) and "actions".happened_at < cast(? as timestamp with time zone))
group by 1, 2
order by 2 asc, 1 asc
fetch next 10000 rows only
-- 1: 2024-03-01T00:00Z
-- 2: 2024-04-01T00:00Z
