select
  sum("orders".amount) filter (where ("customers".tier = 'gold')) as "orders__gold_amount",
  sum("orders".amount) as "orders__total_amount"
from orders as "orders"
  left outer join customers as "customers"
    on ("orders".customer_id = "customers".id)
fetch next 10000 rows only
