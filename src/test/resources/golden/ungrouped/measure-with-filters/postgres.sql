select
  "orders".id as "orders__id",
  case when (
    ("orders".status = 'paid')
    and ("orders".amount > 0)
  ) then "orders".amount end as "orders__paid_amount"
from orders as "orders"
order by 1 desc
fetch next 6 rows only
