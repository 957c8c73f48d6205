select
  "orders".status as "orders__status",
  "orders".channel as "orders__channel",
  count(*) as "orders__count"
from orders as "orders"
group by 1, 2
order by 3 desc, 2 asc, 1 asc
offset 1 rows
fetch next 4 rows only
