select count(*) as "orders__count"
from orders as "orders"
  left outer join customers as "customers"
    on ("orders".customer_id = "customers".id)
where (
  ("customers".tier = 'gold')
  and ("customers".credit < 0)
)
fetch next 10000 rows only
