select
  "orders".channel as "live_sales__channel",
  count(*) as "live_sales__count",
  sum("orders".amount) as "live_sales__total_amount"
from orders as "orders"
where (
  "orders".status <> ?
  or "orders".status is null
)
group by 1
order by 2 desc, 1 asc
fetch next 10000 rows only
-- 1: 'cancelled'
