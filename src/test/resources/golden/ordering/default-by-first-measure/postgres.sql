select
  "orders".status as "orders__status",
  max("orders".amount) as "orders__largest_amount"
from orders as "orders"
group by 1
order by 2 desc, 1 asc
fetch next 10000 rows only
