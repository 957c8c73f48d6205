select
  "orders".status as "orders__status",
  sum("orders".amount) as "orders__total_amount"
from orders as "orders"
group by 1
having (
  count(*) > ?
  or max("orders".amount) <= ?
)
order by 2 desc, 1 asc
fetch next 10000 rows only
-- 1: 3
-- 2: 15.25
