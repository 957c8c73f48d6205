select
  "customers_tier_is_shared"."customers__count" > 1 as "customers__tier_is_shared",
  count(*) as "orders__count"
from orders as "orders"
  left outer join customers as "customers"
    on ("orders".customer_id = "customers".id)
  left outer join (
    select
      "customers".tier as "customers__tier",
      count(*) as "customers__count"
    from customers as "customers"
    group by 1
  ) as "customers_tier_is_shared"
    on (
      array["customers_tier_is_shared"."customers__tier"] = array["customers".tier]
      and "customers".id is not null
    )
group by 1
order by 2 desc, 1 asc
fetch next 10000 rows only
