select
  "orders_shown_in"."value" as "orders__shown_in",
  case when "orders_shown_in"."value" = ? then '€' else 'other' end as "orders__shown_as",
  count(*) as "orders__count",
  sum("orders".amount) as "orders__total_amount"
from orders as "orders"
  left outer join (
    values
      ('euro'),
      ('dollar'),
      ('yen')
  ) as "orders_shown_in" ("value")
    on true
group by 1, 2
order by 3 desc, 1 asc, 2 asc
fetch next 10000 rows only
-- 1: 'euro'
