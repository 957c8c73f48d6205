select
  "products_leg_rows"."orders__channel" as "orders__channel",
  avg("products_leg_rows"."products__average_price_of") as "products__average_price"
from (
  select distinct
    "orders".channel as "orders__channel",
    "products".id as "products_key",
    "products".price as "products__average_price_of"
  from orders as "orders"
    left outer join line_items as "line_items"
      on ("orders".id = "line_items".order_id)
    left outer join products as "products"
      on ("line_items".product_id = "products".id)
) as "products_leg_rows"
group by 1
order by 2 desc, 1 asc
fetch next 10000 rows only
