with
  "orders_leg" as (
    select
      "customers".tier as "customers__tier",
      sum("orders".amount) as "orders__total_amount"
    from shop.orders as "orders"
      left outer join shop.customers as "customers"
        on ("orders".customer_id = "customers".id)
    where (
      ("orders".ordered_at >= cast($1 as timestamp with time zone) and "orders".ordered_at < cast($2 as timestamp with time zone))
      and "customers".name = $3
    )
    group by 1
  ),
  "line_items_leg" as (
    select
      "customers".tier as "customers__tier",
      count(*) as "line_items__count"
    from shop.line_items as "line_items"
      left outer join shop.orders as "orders"
        on ("line_items".order_id = "orders".id)
      left outer join shop.customers as "customers"
        on ("orders".customer_id = "customers".id)
    where (
      ("orders".ordered_at >= cast($4 as timestamp with time zone) and "orders".ordered_at < cast($5 as timestamp with time zone))
      and "customers".name = $6
    )
    group by 1
  )
select
  "facts"."customers__tier" as "customers__tier",
  max("facts"."orders__total_amount") as "orders__total_amount",
  max("facts"."line_items__count") as "line_items__count"
from (
  select
    "orders_leg"."customers__tier" as "customers__tier",
    "orders_leg"."orders__total_amount" as "orders__total_amount",
    null as "line_items__count"
  from "orders_leg"
  union all
  select
    "line_items_leg"."customers__tier" as "customers__tier",
    null as "orders__total_amount",
    "line_items_leg"."line_items__count" as "line_items__count"
  from "line_items_leg"
) as "facts"
group by 1
order by 2 desc, 1 asc
fetch next 10000 rows only
-- $1 = '2026-01-19T00:00:00Z'
-- $2 = '2026-01-26T00:00:00Z'
-- $3 = 'O''Hara'
-- $4 = '2026-01-19T00:00:00Z'
-- $5 = '2026-01-26T00:00:00Z'
-- $6 = 'O''Hara'
