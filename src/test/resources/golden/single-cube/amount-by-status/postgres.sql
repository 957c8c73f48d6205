select
  "orders".status as "orders__status",
  sum("orders".amount) as "orders__total_amount",
  count(*) as "orders__count"
from orders as "orders"
group by 1
order by 2 desc, 1 asc
fetch next 10000 rows only
