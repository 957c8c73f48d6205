select
  "customers_leg_rows"."customers__name" as "customers__name",
  "customers_leg_rows"."customers__spent" as "customers__spent",
  "customers_leg_rows"."customers__spent_under_filters" as "customers__spent_under_filters",
  count("customers_leg_rows"."customers_key") as "customers__count"
from (
  select distinct
    "customers".name as "customers__name",
    "customers_spent"."orders__total_amount" as "customers__spent",
    "customers_spent_under_filters"."orders__total_amount" as "customers__spent_under_filters",
    "customers".id as "customers_key"
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
      group by 1
    ) as "customers_spent"
      on "customers_spent"."customers__id" = "customers".id
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
  where "orders".status = ?
) as "customers_leg_rows"
group by 1, 2, 3
order by 4 desc, 1 asc, 2 asc, 3 asc
fetch next 10000 rows only
-- 1: 'paid'
-- 2: 'paid'
