select
  "orders_leg_rows"."products__category" as "products__category",
  count("orders_leg_rows"."orders_key") as "orders__count",
  sum("orders_leg_rows"."orders__total_amount_of") as "orders__total_amount",
  avg("orders_leg_rows"."orders__total_amount_of") as "orders__average_amount"
from (
  select distinct
    "products".category as "products__category",
    "orders".id as "orders_key",
    "orders".amount as "orders__total_amount_of"
  from orders as "orders"
    left outer join line_items as "line_items"
      on ("orders".id = "line_items".order_id)
    left outer join products as "products"
      on ("line_items".product_id = "products".id)
) as "orders_leg_rows"
group by 1
order by 2 desc, 1 asc
fetch next 10000 rows only
