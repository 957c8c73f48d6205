with
  "line_items_leg" as (
    select
      "customers".tier as "customers__tier",
      sum("line_items".quantity) as "line_items__quantity"
    from line_items as "line_items"
      left outer join orders as "orders"
        on (("line_items".order_id = "orders".id))
      left outer join customers as "customers"
        on (("orders".customer_id = "customers".id))
    group by 1
  ),
  "orders_leg" as (
    select
      "customers".tier as "customers__tier",
      sum("orders".amount) as "orders__total_amount"
    from orders as "orders"
      left outer join customers as "customers"
        on (("orders".customer_id = "customers".id))
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
  coalesce(coalesce("line_items_leg"."customers__tier", "orders_leg"."customers__tier"), "customers_leg"."customers__tier") as "customers__tier",
  "line_items_leg"."line_items__quantity" as "line_items__quantity",
  "orders_leg"."orders__total_amount" as "orders__total_amount",
  "customers_leg"."customers__total_credit" as "customers__total_credit"
from "line_items_leg"
  full outer join "orders_leg"
    on (array["line_items_leg"."customers__tier"] = array["orders_leg"."customers__tier"])
  full outer join "customers_leg"
    on (array[coalesce("line_items_leg"."customers__tier", "orders_leg"."customers__tier")] = array["customers_leg"."customers__tier"])
order by 2 desc, 1 asc
fetch next 10000 rows only
