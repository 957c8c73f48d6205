with
  "orders_leg" as (
    select
      "orders".channel as "orders__channel",
      "orders".status as "orders__status",
      sum("orders".amount) as "orders__total_amount"
    from orders as "orders"
    where "orders".amount is not null
    group by 1, 2
  ),
  "orders__rank_in_channel_stage" as (
    select
      "orders".channel as "orders__channel",
      "orders".status as "orders__status",
      rank() over (
        partition by "orders".channel
        order by sum("orders".amount) desc nulls last
      ) as "orders__rank_in_channel"
    from orders as "orders"
    where "orders".amount is not null
    group by 1, 2
  ),
  "orders__rank_in_channel_stage_2" as (
    select
      "orders__rank_in_channel_stage"."orders__channel" as "orders__channel",
      "orders__rank_in_channel_stage"."orders__status" as "orders__status",
      "orders__rank_in_channel_stage"."orders__rank_in_channel" as "orders__rank_in_channel"
    from "orders__rank_in_channel_stage"
  )
select
  coalesce("orders_leg"."orders__channel", "orders__rank_in_channel_stage_2"."orders__channel") as "orders__channel",
  coalesce("orders_leg"."orders__status", "orders__rank_in_channel_stage_2"."orders__status") as "orders__status",
  "orders_leg"."orders__total_amount" as "orders__total_amount",
  "orders__rank_in_channel_stage_2"."orders__rank_in_channel" as "orders__rank_in_channel"
from "orders_leg"
  full outer join "orders__rank_in_channel_stage_2"
    on (
      array["orders_leg"."orders__channel"] = array["orders__rank_in_channel_stage_2"."orders__channel"]
      and array["orders_leg"."orders__status"] = array["orders__rank_in_channel_stage_2"."orders__status"]
    )
order by 3 desc, 1 asc, 2 asc
fetch next 10000 rows only
