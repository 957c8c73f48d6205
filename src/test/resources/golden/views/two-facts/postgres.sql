with
  "orders_leg" as (
    select
      "customers".tier as "activity__tier",
      count(*) as "orders__count"
    from orders as "orders"
      left outer join customers as "customers"
        on (("orders".customer_id = "customers".id))
    where ("orders".status = ?)
    group by 1
  ),
  "visits_leg" as (
    select
      "customers".tier as "activity__tier",
      count(*) as "visits__count"
    from visits as "visits"
      left outer join customers as "customers"
        on (("visits".customer_id = "customers".id))
    where ("visits".device = ?)
    group by 1
  )
select
  coalesce("orders_leg"."activity__tier", "visits_leg"."activity__tier") as "activity__tier",
  "orders_leg"."orders__count" as "activity__orders_count",
  "visits_leg"."visits__count" as "activity__visits_count"
from "orders_leg"
  full outer join "visits_leg"
    on (array["orders_leg"."activity__tier"] = array["visits_leg"."activity__tier"])
order by 2 desc, 1 asc
fetch next 10000 rows only
-- 1: 'paid'
-- 2: 'phone'
