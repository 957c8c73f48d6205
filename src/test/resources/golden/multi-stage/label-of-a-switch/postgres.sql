select
  case when 'yen' = ? then '€' else 'other' end as "orders__shown_as",
  count(*) as "orders__count"
from orders as "orders"
group by 1
order by 2 desc, 1 asc
fetch next 10000 rows only
-- 1: 'euro'
