select
  "orders__average_customer_stage_rows"."orders__channel" as "orders__channel",
  avg("orders__average_customer_stage_rows"."orders__total_amount") as "orders__average_customer"
from (
  select
    "orders".channel as "orders__channel",
    "customers".id as "customers__id",
    sum("orders".amount) as "orders__total_amount"
  from orders as "orders"
    left outer join customers as "customers"
      on ("orders".customer_id = "customers".id)
  group by 1, 2
) as "orders__average_customer_stage_rows"
group by 1
order by 2 desc, 1 asc
fetch next 10000 rows only
