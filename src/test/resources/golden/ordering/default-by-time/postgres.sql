select
  "orders".channel as "orders__channel",
  date_trunc('quarter', ("orders".ordered_at::timestamptz at time zone 'UTC')) as "orders__ordered_at_quarter",
  count(*) as "orders__count"
from orders as "orders"
group by 1, 2
order by 2 asc, 1 asc
fetch next 10000 rows only
