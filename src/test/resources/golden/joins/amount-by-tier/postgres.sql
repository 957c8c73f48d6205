select
  "customers".tier as "customers__tier",
  sum("orders".amount) as "orders__total_amount",
  count(*) as "orders__count"
from orders as "orders"
  left outer join customers as "customers"
    on ("orders".customer_id = "customers".id)
group by 1
order by 2 desc, 1 asc
fetch next 10000 rows only
