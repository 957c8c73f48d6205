select
  date_trunc('hour', ("orders".ordered_at::timestamptz at time zone 'Europe/Berlin')) as "orders__ordered_at_hour",
  count(*) as "orders__count"
from orders as "orders"
where ("orders".ordered_at >= cast(? as timestamp with time zone) and "orders".ordered_at < cast(? as timestamp with time zone))
group by 1
order by 1 asc
fetch next 10000 rows only
-- 1: 2024-03-30T23:00Z
-- 2: 2024-03-31T22:00Z
