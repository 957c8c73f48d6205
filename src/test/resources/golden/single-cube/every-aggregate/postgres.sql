select
  count(*) as "orders__count",
  sum("orders".amount) as "orders__total_amount",
  avg("orders".amount) as "orders__average_amount",
  max("orders".amount) as "orders__largest_amount",
  count(distinct "orders".customer_id) as "orders__buyers"
from orders as "orders"
fetch next 10000 rows only
