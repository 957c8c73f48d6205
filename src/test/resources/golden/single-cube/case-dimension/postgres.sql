select
  case when ("orders".amount >= 100) then 'large' when ("orders".amount >= 50) then 'medium' else 'small' end as "orders__size",
  count(*) as "orders__count"
from orders as "orders"
group by 1
order by 2 desc, 1 asc
fetch next 10000 rows only
