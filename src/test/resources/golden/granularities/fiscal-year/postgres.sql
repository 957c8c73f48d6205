select
  (date_trunc('year', (("orders".ordered_at::timestamptz at time zone 'UTC') + interval '-3 months')) + interval '3 months') as "orders__ordered_at_fiscal_year",
  count(*) as "orders__count"
from orders as "orders"
group by 1
order by 1 asc
fetch next 10000 rows only
