with
  "line_items_leg" as (
    select
      "customers".tier as "customers__tier",
      sum("line_items".quantity) as "line_items__quantity"
    from line_items as "line_items"
      left outer join orders as "orders"
        on ("line_items".order_id = "orders".id)
      left outer join customers as "customers"
        on ("orders".customer_id = "customers".id)
    group by 1
  ),
  "orders_leg" as (
    select
      "customers".tier as "customers__tier",
      sum("orders".amount) as "orders__total_amount"
    from orders as "orders"
      left outer join customers as "customers"
        on ("orders".customer_id = "customers".id)
    group by 1
  ),
  "customers_leg" as (
    select
      "customers".tier as "customers__tier",
      sum("customers".credit) as "customers__total_credit"
    from customers as "customers"
    group by 1
  )
select
  "facts"."customers__tier" as "customers__tier",
  max("facts"."line_items__quantity") as "line_items__quantity",
  max("facts"."orders__total_amount") as "orders__total_amount",
  max("facts"."customers__total_credit") as "customers__total_credit"
from (
  select
    "facts"."customers__tier" as "customers__tier",
    "facts"."line_items__quantity" as "line_items__quantity",
    "facts"."orders__total_amount" as "orders__total_amount",
    null as "customers__total_credit"
  from (
    select
      "line_items_leg"."customers__tier" as "customers__tier",
      "line_items_leg"."line_items__quantity" as "line_items__quantity",
      null as "orders__total_amount"
    from "line_items_leg"
    union all
    select
      "orders_leg"."customers__tier" as "customers__tier",
      null as "line_items__quantity",
      "orders_leg"."orders__total_amount" as "orders__total_amount"
    from "orders_leg"
  ) as "facts"
  union all
  select
    "customers_leg"."customers__tier" as "customers__tier",
    null as "line_items__quantity",
    null as "orders__total_amount",
    "customers_leg"."customers__total_credit" as "customers__total_credit"
  from "customers_leg"
) as "facts"
group by 1
order by 2 desc, 1 asc
fetch next 10000 rows only
