with
  "orders_leg" as (
    select
      "orders".status as "orders__status",
      "orders".channel as "orders__channel",
      sum("orders".amount) as "orders__total_amount"
    from orders as "orders"
    group by 1, 2
  ),
  "orders__amount_over_channels_stage" as (
    select
      "orders_leg"."orders__status" as "orders__status",
      sum("orders_leg"."orders__total_amount") as "orders__amount_over_channels"
    from "orders_leg"
    group by 1
  )
select
  "orders_leg"."orders__status" as "orders__status",
  "orders_leg"."orders__channel" as "orders__channel",
  "orders_leg"."orders__total_amount" as "orders__total_amount",
  "orders__amount_over_channels_stage"."orders__amount_over_channels" as "orders__amount_over_channels"
from "orders_leg"
  left outer join "orders__amount_over_channels_stage"
    on array["orders_leg"."orders__status"] = array["orders__amount_over_channels_stage"."orders__status"]
order by 3 desc, 1 asc, 2 asc
fetch next 10000 rows only
