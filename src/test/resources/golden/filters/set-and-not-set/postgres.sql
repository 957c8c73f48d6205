select count(*) as "orders__count"
from orders as "orders"
where (
  "orders".channel is not null
  and "orders".promised_on is null
)
fetch next 10000 rows only
