select
  "orders__large_days_stage_rows"."orders__channel" as "orders__channel",
  count("orders__large_days_stage_rows"."orders__total_amount") filter (where ("orders__large_days_stage_rows"."orders__total_amount" > 100)) as "orders__large_days"
from (
  select
    "orders".channel as "orders__channel",
    date_trunc('day', ("orders".ordered_at::timestamptz at time zone 'UTC')) as "orders__ordered_at_day",
    sum("orders".amount) as "orders__total_amount"
  from orders as "orders"
  group by 1, 2
) as "orders__large_days_stage_rows"
group by 1
order by 2 desc, 1 asc
fetch next 10000 rows only
