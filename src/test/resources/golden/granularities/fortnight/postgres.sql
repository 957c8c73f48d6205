select
  date_bin(interval '2 weeks', ("orders".ordered_at::timestamptz at time zone 'UTC'), timestamp '2024-01-01T00:00:00') as "orders__ordered_at_fortnight",
  count(*) as "orders__count"
from orders as "orders"
where ("orders".ordered_at >= cast(? as timestamp with time zone) and "orders".ordered_at < cast(? as timestamp with time zone))
group by 1
order by 1 asc
fetch next 10000 rows only
-- 1: 2024-01-01T00:00Z
-- 2: 2024-05-01T00:00Z
