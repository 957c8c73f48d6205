select count(*) as "products__count"
from products as "products"
where (
  "products".name ilike ?
  or "products".name ilike ?
)
fetch next 10000 rows only
-- 1: '%\%%'
-- 2: '%\_SCORE%'
