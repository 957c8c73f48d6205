select
  "customers".name as "customers__name",
  "products".category as "products__category",
  sum("line_items".quantity * "line_items".unit_price) as "line_items__revenue"
from line_items as "line_items"
  left outer join orders as "orders"
    on ("line_items".order_id = "orders".id)
  left outer join customers as "customers"
    on ("orders".customer_id = "customers".id)
  left outer join products as "products"
    on ("line_items".product_id = "products".id)
where "customers".tier = ?
group by 1, 2
order by 3 desc, 1 asc, 2 asc
fetch next 10000 rows only
-- 1: 'gold'
