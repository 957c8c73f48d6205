select count(*) as "orders__count"
from orders as "orders"
  left outer join customers as "customers"
    on ("orders".customer_id = "customers".id)
where "customers".name ilike ?
fetch next 10000 rows only
-- 1: 'a%'
