select
  "orders".id as "orders__id",
  "orders".status as "orders__status",
  "customers".name as "customers__name",
  "orders".amount as "orders__total_amount",
  1 as "orders__count"
from orders as "orders"
  left outer join customers as "customers"
    on ("orders".customer_id = "customers".id)
order by 4 desc, 1 asc, 2 asc, 3 asc
fetch next 5 rows only
