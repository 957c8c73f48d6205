select
  date_trunc('month', ("orders".packed_at::timestamptz at time zone 'Europe/Berlin')) as "orders__packed_at_month",
  count(*) as "orders__count"
from orders as "orders"
where ("orders".packed_at >= cast(? as timestamp with time zone) and "orders".packed_at < cast(? as timestamp with time zone))
group by 1
order by 1 asc
fetch next 10000 rows only
-- 1: 2024-03-31T22:00Z
-- 2: 2024-04-30T22:00Z
