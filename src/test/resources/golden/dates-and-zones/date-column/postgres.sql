select
  date_trunc('week', ("orders".promised_on::timestamptz at time zone 'UTC')) as "orders__promised_on_week",
  count(*) as "orders__count"
from orders as "orders"
where ("orders".promised_on >= cast(? as timestamp with time zone) and "orders".promised_on < cast(? as timestamp with time zone))
group by 1
order by 1 asc
fetch next 10000 rows only
-- 1: 2024-01-29T00:00Z
-- 2: 2024-02-12T00:00Z
