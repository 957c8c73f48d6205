select count(*) as "orders__count"
from orders as "orders"
where (
  "orders".channel = ?
  and (
    "orders".amount >= ?
    or (
      "orders".status = ?
      and "orders".amount < ?
    )
  )
)
fetch next 10000 rows only
-- 1: 'web'
-- 2: 60
-- 3: 'shipped'
-- 4: 50
