select distinct
  "orders".channel as "orders__channel",
  "orders".status = 'paid' as "orders__prepaid"
from orders as "orders"
order by 1 asc, 2 asc
fetch next 10000 rows only
