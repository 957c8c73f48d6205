with
  "orders_leg" as (
    select
      "orders".id as "orders__id",
      max("orders".amount) as "orders__largest_amount"
    from orders as "orders"
    group by 1
  ),
  "orders__rank_by_amount_stage" as (
    select
      "orders".id as "orders__id",
      rank() over (
        order by max("orders".amount) desc nulls last
      ) as "orders__rank_by_amount"
    from orders as "orders"
    group by 1
  ),
  "orders__rank_by_amount_stage_2" as (
    select
      "orders__rank_by_amount_stage"."orders__id" as "orders__id",
      "orders__rank_by_amount_stage"."orders__rank_by_amount" as "orders__rank_by_amount"
    from "orders__rank_by_amount_stage"
  )
select
  coalesce("orders_leg"."orders__id", "orders__rank_by_amount_stage_2"."orders__id") as "orders__id",
  "orders_leg"."orders__largest_amount" as "orders__largest_amount",
  "orders__rank_by_amount_stage_2"."orders__rank_by_amount" as "orders__rank_by_amount"
from "orders_leg"
  full outer join "orders__rank_by_amount_stage_2"
    on array["orders_leg"."orders__id"] = array["orders__rank_by_amount_stage_2"."orders__id"]
order by 1 asc
fetch next 10000 rows only
