select
  "orders".channel as "orders__channel",
  count(*) as "orders__count",
  count(*) filter (where ("orders".status = 'paid')) as "orders__paid_count",
  sum("orders".amount) filter (where (
    ("orders".status = 'paid')
    and ("orders".amount > 0)
  )) as "orders__paid_amount"
from orders as "orders"
group by 1
order by 2 desc, 1 asc
fetch next 10000 rows only
