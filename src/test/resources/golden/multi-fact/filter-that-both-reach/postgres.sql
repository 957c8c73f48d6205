with
  "orders_leg" as (
    select count(*) as "orders__count"
    from orders as "orders"
      left outer join customers as "customers"
        on ("orders".customer_id = "customers".id)
    where "customers".tier = ?
  ),
  "visits_leg" as (
    select count(*) as "visits__count"
    from visits as "visits"
      left outer join customers as "customers"
        on ("visits".customer_id = "customers".id)
    where "customers".tier = ?
  )
select
  "orders_leg"."orders__count" as "orders__count",
  "visits_leg"."visits__count" as "visits__count"
from "orders_leg"
  cross join "visits_leg"
fetch next 10000 rows only
-- 1: 'gold'
-- 2: 'gold'
