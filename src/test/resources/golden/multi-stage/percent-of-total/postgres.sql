with
  "orders_leg" as (
    select
      "orders".channel as "orders__channel",
      sum("orders".amount) as "orders__total_amount"
    from orders as "orders"
    group by 1
  ),
  "orders__amount_of_all_stage" as (
    select sum("orders_leg"."orders__total_amount") as "orders__amount_of_all"
    from "orders_leg"
  )
select
  "orders_leg"."orders__channel" as "orders__channel",
  "orders_leg"."orders__total_amount" as "orders__total_amount",
  100.0 * "orders_leg"."orders__total_amount" / NULLIF("orders__amount_of_all_stage"."orders__amount_of_all", 0) as "orders__share_of_all"
from "orders_leg"
  cross join "orders__amount_of_all_stage"
order by 2 desc, 1 asc
fetch next 10000 rows only
