with
  "orders_leg" as (
    select
      "customers".tier as "customers__tier",
      count(*) as "orders__count"
    from orders as "orders"
      left outer join customers as "customers"
        on ("orders".customer_id = "customers".id)
    group by 1
  ),
  "visits_leg" as (
    select
      "customers".tier as "customers__tier",
      count(*) as "visits__count"
    from visits as "visits"
      left outer join customers as "customers"
        on ("visits".customer_id = "customers".id)
    group by 1
  )
select
  "facts"."customers__tier" as "customers__tier",
  max("facts"."orders__count") as "orders__count",
  max("facts"."visits__count") as "visits__count"
from (
  select
    "orders_leg"."customers__tier" as "customers__tier",
    "orders_leg"."orders__count" as "orders__count",
    null as "visits__count"
  from "orders_leg"
  union all
  select
    "visits_leg"."customers__tier" as "customers__tier",
    null as "orders__count",
    "visits_leg"."visits__count" as "visits__count"
  from "visits_leg"
) as "facts"
group by 1
order by 2 desc, 1 asc
fetch next 10000 rows only
