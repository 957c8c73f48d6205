with
  "line_items_leg" as (
    select
      "orders".channel as "orders__channel",
      sum("line_items".quantity * "line_items".unit_price) as "line_items__revenue"
    from line_items as "line_items"
      left outer join orders as "orders"
        on (("line_items".order_id = "orders".id))
    group by 1
  ),
  "orders_leg" as (
    select
      "orders".channel as "orders__channel",
      count(*) as "orders__count"
    from orders as "orders"
    group by 1
  )
select
  coalesce("line_items_leg"."orders__channel", "orders_leg"."orders__channel") as "orders__channel",
  "line_items_leg"."line_items__revenue" / NULLIF("orders_leg"."orders__count", 0) as "line_items__revenue_per_order",
  "line_items_leg"."line_items__revenue" as "line_items__revenue"
from "line_items_leg"
  full outer join "orders_leg"
    on (array["line_items_leg"."orders__channel"] = array["orders_leg"."orders__channel"])
order by 2 desc, 1 asc
fetch next 10000 rows only
