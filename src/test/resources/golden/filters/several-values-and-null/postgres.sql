select
  "orders".channel as "orders__channel",
  count(*) as "orders__count"
from orders as "orders"
where (
  "orders".channel in (?, ?)
  or "orders".channel is null
)
group by 1
order by 2 desc, 1 asc
fetch next 10000 rows only
-- 1: 'app'
-- 2: 'phone'
