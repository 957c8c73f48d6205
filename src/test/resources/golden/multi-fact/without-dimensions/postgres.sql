with
  "orders_leg" as (
    select sum("orders".amount) as "orders__total_amount"
    from orders as "orders"
  ),
  "visits_leg" as (
    select count(distinct "visits".customer_id) as "visits__visitors"
    from visits as "visits"
  )
select
  "orders_leg"."orders__total_amount" as "orders__total_amount",
  "visits_leg"."visits__visitors" as "visits__visitors"
from "orders_leg"
  cross join "visits_leg"
fetch next 10000 rows only
