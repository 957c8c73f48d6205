select
  date_trunc('day', ("orders".ordered_at::timestamptz at time zone 'UTC')) as "orders__ordered_at_day",
  count(*) as "orders__count",
  sum("orders".amount) as "orders__total_amount"
from orders as "orders"
where ("orders".ordered_at >= cast(? as timestamp with time zone) and "orders".ordered_at < cast(? as timestamp with time zone))
group by 1
order by 1 asc
fetch next 10000 rows only
-- 1: 2024-01-01T00:00Z
-- 2: 2024-02-01T00:00Z
