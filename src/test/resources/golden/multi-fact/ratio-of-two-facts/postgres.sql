with
  "orders_leg" as (
    select
      "customers".name as "customers__name",
      count(*) as "orders__count"
    from orders as "orders"
      left outer join customers as "customers"
        on (("orders".customer_id = "customers".id))
    group by 1
  ),
  "visits_leg" as (
    select
      "customers".name as "customers__name",
      count(*) as "visits__count"
    from visits as "visits"
      left outer join customers as "customers"
        on (("visits".customer_id = "customers".id))
    group by 1
  )
select
  coalesce("orders_leg"."customers__name", "visits_leg"."customers__name") as "customers__name",
  1.0 * "orders_leg"."orders__count" / NULLIF("visits_leg"."visits__count", 0) as "customers__orders_per_visit"
from "orders_leg"
  full outer join "visits_leg"
    on (array["orders_leg"."customers__name"] = array["visits_leg"."customers__name"])
order by 2 desc, 1 asc
fetch next 10000 rows only
