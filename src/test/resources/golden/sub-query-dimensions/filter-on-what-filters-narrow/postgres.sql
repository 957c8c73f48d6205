select count("customers_leg_rows"."customers_key") as "customers__count"
from (
  select distinct "customers".id as "customers_key"
  from orders as "orders"
    left outer join customers as "customers"
      on ("orders".customer_id = "customers".id)
    left outer join (
      select
        "customers".id as "customers__id",
        sum("orders".amount) as "orders__total_amount"
      from orders as "orders"
        left outer join customers as "customers"
          on ("orders".customer_id = "customers".id)
      where "orders".status = ?
      group by 1
    ) as "customers_spent_under_filters"
      on "customers_spent_under_filters"."customers__id" = "customers".id
  where (
    (CASE WHEN "customers_spent_under_filters"."orders__total_amount" > 100 THEN 'large' ELSE 'small' END) = ?
    and "orders".status = ?
  )
) as "customers_leg_rows"
fetch next 10000 rows only
-- 1: 'paid'
-- 2: 'large'
-- 3: 'paid'
