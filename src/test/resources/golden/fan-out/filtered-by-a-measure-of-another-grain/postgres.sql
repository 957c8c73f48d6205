with
  "line_items_leg" as (
    select
      "warehouses".name as "warehouses__name",
      count(*) as "line_items__count",
      sum("line_items".quantity) as "line_items__quantity"
    from line_items as "line_items"
      left outer join orders as "orders"
        on ("line_items".order_id = "orders".id)
      left outer join warehouses as "warehouses"
        on ("orders".warehouse_id = "warehouses".id)
    group by 1
  ),
  "orders_leg" as (
    select
      "warehouses".name as "warehouses__name",
      count(*) as "orders__count"
    from orders as "orders"
      left outer join warehouses as "warehouses"
        on ("orders".warehouse_id = "warehouses".id)
    group by 1
  )
select
  "facts"."warehouses__name" as "warehouses__name",
  max("facts"."line_items__count") as "line_items__count",
  max("facts"."line_items__quantity") as "line_items__quantity"
from (
  select
    "line_items_leg"."warehouses__name" as "warehouses__name",
    "line_items_leg"."line_items__count" as "line_items__count",
    "line_items_leg"."line_items__quantity" as "line_items__quantity",
    null as "orders__count"
  from "line_items_leg"
  union all
  select
    "orders_leg"."warehouses__name" as "warehouses__name",
    null as "line_items__count",
    null as "line_items__quantity",
    "orders_leg"."orders__count" as "orders__count"
  from "orders_leg"
) as "facts"
group by 1
having max("facts"."orders__count") > ?
order by 2 desc, 1 asc
fetch next 10000 rows only
-- 1: 1
