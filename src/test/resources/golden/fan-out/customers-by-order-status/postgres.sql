select
  "customers_leg_rows"."orders__status" as "orders__status",
  count("customers_leg_rows"."customers_key") as "customers__count",
  sum("customers_leg_rows"."customers__total_credit_of") as "customers__total_credit"
from (
  select distinct
    "orders".status as "orders__status",
    "customers".id as "customers_key",
    "customers".credit as "customers__total_credit_of"
  from orders as "orders"
    left outer join customers as "customers"
      on ("orders".customer_id = "customers".id)
) as "customers_leg_rows"
group by 1
order by 2 desc, 1 asc
fetch next 10000 rows only
