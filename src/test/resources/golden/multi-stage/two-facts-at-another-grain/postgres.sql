with
  "orders_leg" as (
    select distinct "customers".tier as "customers__tier"
    from orders as "orders"
      left outer join customers as "customers"
        on ("orders".customer_id = "customers".id)
  ),
  "visits_leg" as (
    select distinct "customers".tier as "customers__tier"
    from visits as "visits"
      left outer join customers as "customers"
        on ("visits".customer_id = "customers".id)
  ),
  "facts" as (
    select "facts"."customers__tier" as "customers__tier"
    from (
      select "orders_leg"."customers__tier" as "customers__tier"
      from "orders_leg"
      union all
      select "visits_leg"."customers__tier" as "customers__tier"
      from "visits_leg"
    ) as "facts"
    group by 1
  ),
  "orders__amount_of_all_stage" as (
    select sum("orders__amount_of_all_stage_rows"."orders__total_amount") as "orders__amount_of_all"
    from (
      select sum("orders".amount) as "orders__total_amount"
      from orders as "orders"
    ) as "orders__amount_of_all_stage_rows"
  ),
  "visits__count_of_all_stage" as (
    select sum("visits__count_of_all_stage_rows"."visits__count") as "visits__count_of_all"
    from (
      select count(*) as "visits__count"
      from visits as "visits"
    ) as "visits__count_of_all_stage_rows"
  )
select
  "facts"."customers__tier" as "customers__tier",
  "orders__amount_of_all_stage"."orders__amount_of_all" as "orders__amount_of_all",
  "visits__count_of_all_stage"."visits__count_of_all" as "visits__count_of_all"
from "facts"
  cross join "orders__amount_of_all_stage"
  cross join "visits__count_of_all_stage"
order by 2 desc, 1 asc
fetch next 10000 rows only
