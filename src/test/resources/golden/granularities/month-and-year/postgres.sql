select
  date_trunc('month', ("orders".ordered_at::timestamptz at time zone 'UTC')) as "orders__ordered_at_month",
  date_trunc('year', ("orders".ordered_at::timestamptz at time zone 'UTC')) as "orders__ordered_at_year",
  count(*) as "orders__count"
from orders as "orders"
group by 1, 2
order by 1 asc, 2 asc
fetch next 10000 rows only
