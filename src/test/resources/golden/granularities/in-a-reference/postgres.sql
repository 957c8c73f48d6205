select
  date_trunc('month', ("orders".ordered_at::timestamptz at time zone 'UTC')) as "orders__ordered_month",
  count(*) as "orders__count"
from orders as "orders"
group by 1
order by 2 desc, 1 asc
fetch next 10000 rows only
