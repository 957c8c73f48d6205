with
  "orders_leg" as (
    select distinct "customers".tier as "customers__tier"
    from orders as "orders"
      left outer join customers as "customers"
        on (("orders".customer_id = "customers".id))
  ),
  "visits_leg" as (
    select distinct "customers".tier as "customers__tier"
    from visits as "visits"
      left outer join customers as "customers"
        on (("visits".customer_id = "customers".id))
  ),
  "orders__amount_of_all_stage" as (
    select sum("orders".amount) as "orders__amount_of_all"
    from orders as "orders"
  ),
  "visits__count_of_all_stage" as (
    select count(*) as "visits__count_of_all"
    from visits as "visits"
  )
select
  coalesce("orders_leg"."customers__tier", "visits_leg"."customers__tier") as "customers__tier",
  "orders__amount_of_all_stage"."orders__amount_of_all" as "orders__amount_of_all",
  "visits__count_of_all_stage"."visits__count_of_all" as "visits__count_of_all"
from "orders_leg"
  full outer join "visits_leg"
    on (array["orders_leg"."customers__tier"] = array["visits_leg"."customers__tier"])
  cross join "orders__amount_of_all_stage"
  cross join "visits__count_of_all_stage"
order by 2 desc, 1 asc
fetch next 10000 rows only
