select
  CASE WHEN "customers_order_count"."orders__count" >= 3 THEN 'regular' WHEN "customers_order_count"."orders__count" > 0 THEN 'buyer' ELSE 'guest' END as "customers__loyalty",
  sum("orders".amount) as "orders__total_amount"
from orders as "orders"
  left outer join customers as "customers"
    on ("orders".customer_id = "customers".id)
  left outer join (
    select
      "customers".id as "customers__id",
      count(*) as "orders__count"
    from orders as "orders"
      left outer join customers as "customers"
        on ("orders".customer_id = "customers".id)
    group by 1
  ) as "customers_order_count"
    on "customers_order_count"."customers__id" = "customers".id
group by 1
order by 2 desc, 1 asc
fetch next 10000 rows only
