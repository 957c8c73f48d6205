select count(*) as "live_sales__count"
from orders as "orders"
where "orders".status = ?
fetch next 10000 rows only
-- 1: 'cancelled'
