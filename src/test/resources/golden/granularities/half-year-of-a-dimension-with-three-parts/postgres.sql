select
  (date_trunc('year', ("orders".ordered_at::timestamptz at time zone 'UTC')) + (extract(month from ("orders".ordered_at::timestamptz at time zone 'UTC'))::int - 1) / 6 * 6 * interval '1 month') as "orders__ordered_at_half_year",
  sum("orders".amount) as "orders__total_amount"
from orders as "orders"
group by 1
order by 1 asc
fetch next 10000 rows only
