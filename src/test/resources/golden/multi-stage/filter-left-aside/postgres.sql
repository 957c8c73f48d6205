with
  "orders_leg" as (
    select
      "orders".channel as "orders__channel",
      sum("orders".amount) as "orders__total_amount"
    from orders as "orders"
    where (
      "orders".channel = ?
      and "orders".status = ?
    )
    group by 1
  ),
  "orders__amount_of_all_channels_stage" as (
    select sum("orders__amount_of_all_channels_stage_rows"."orders__total_amount") as "orders__amount_of_all_channels"
    from (
      select sum("orders".amount) as "orders__total_amount"
      from orders as "orders"
      where "orders".status = ?
    ) as "orders__amount_of_all_channels_stage_rows"
  )
select
  "orders_leg"."orders__channel" as "orders__channel",
  "orders_leg"."orders__total_amount" as "orders__total_amount",
  "orders__amount_of_all_channels_stage"."orders__amount_of_all_channels" as "orders__amount_of_all_channels"
from "orders_leg"
  cross join "orders__amount_of_all_channels_stage"
order by 2 desc, 1 asc
fetch next 10000 rows only
-- 1: 'web'
-- 2: 'paid'
-- 3: 'paid'
