select
  "orders".channel as "orders__channel",
  100.0 * count(*) filter (where ("orders".status = 'paid')) / NULLIF(count(*), 0) as "orders__paid_share"
from orders as "orders"
group by 1
having (100.0 * count(*) filter (where ("orders".status = 'paid')) / NULLIF(count(*), 0)) > ?
order by 1 asc
fetch next 10000 rows only
-- 1: 50
