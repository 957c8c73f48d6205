select count(*) as "orders__count"
from orders as "orders"
where (
  "orders".status <> ?
  or "orders".status is null
)
fetch next 10000 rows only
-- 1: 'paid'
