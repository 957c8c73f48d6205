select
  count(*) as "orders__count",
  sum("orders".amount) as "orders__total_amount"
from orders as "orders"
where (
  ("orders".channel = 'web' OR "orders".amount > 100)
  and ("orders".status = 'paid')
)
fetch next 10000 rows only
