select
  count("customers_leg_rows"."customers_key") as "customers__count",
  sum("customers_leg_rows"."customers__total_credit_of") as "customers__total_credit"
from (
  select distinct
    "customers".id as "customers_key",
    "customers".credit as "customers__total_credit_of"
  from orders as "orders"
    left outer join customers as "customers"
      on ("orders".customer_id = "customers".id)
  where "orders".amount > ?
) as "customers_leg_rows"
fetch next 10000 rows only
-- 1: 50
