with
  "line_items_leg" as (
    select
      "orders".channel as "orders__channel",
      sum("line_items".quantity * "line_items".unit_price) as "line_items__revenue"
    from line_items as "line_items"
      left outer join orders as "orders"
        on ("line_items".order_id = "orders".id)
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
  "facts"."orders__channel" as "orders__channel",
  max("facts"."line_items__revenue") / NULLIF(max("facts"."orders__count"), 0) as "line_items__revenue_per_order",
  max("facts"."line_items__revenue") as "line_items__revenue"
from (
  select
    "line_items_leg"."orders__channel" as "orders__channel",
    "line_items_leg"."line_items__revenue" as "line_items__revenue",
    null as "orders__count"
  from "line_items_leg"
  union all
  select
    "orders_leg"."orders__channel" as "orders__channel",
    null as "line_items__revenue",
    "orders_leg"."orders__count" as "orders__count"
  from "orders_leg"
) as "facts"
group by 1
order by 2 desc, 1 asc
fetch next 10000 rows only
