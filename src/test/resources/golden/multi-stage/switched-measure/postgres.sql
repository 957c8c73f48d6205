select
  "orders_shown_in"."value" as "orders__shown_in",
  "orders".channel as "orders__channel",
  case when "orders_shown_in"."value" = ? then sum("orders".amount) when "orders_shown_in"."value" = ? then (sum("orders".amount) * 1.1) else sum("orders".amount) end as "orders__shown_amount"
from orders as "orders"
  left outer join (
    values
      ('euro'),
      ('dollar'),
      ('yen')
  ) as "orders_shown_in" ("value")
    on true
where "orders".channel is not null
group by 1, 2
order by 3 desc, 1 asc, 2 asc
fetch next 10000 rows only
-- 1: 'euro'
-- 2: 'dollar'
