with
  "orders_leg" as (
    select
      date_trunc('day', ("orders".packed_at::timestamptz at time zone 'UTC')) as "orders__packed_at_day",
      sum("orders".amount) as "orders__total_amount"
    from orders as "orders"
    group by 1
  )
select
  (("orders_leg"."orders__packed_at_day" + interval '1 month') + make_interval(days => "days"."days")) as "orders__packed_at_day",
  "orders_leg"."orders__total_amount" as "orders__amount_packed_a_month_before"
from "orders_leg"
  cross join generate_series(0, 3) as "days" ("days")
where (((("orders_leg"."orders__packed_at_day" + interval '1 month') + make_interval(days => "days"."days")) + interval '-1 month') = "orders_leg"."orders__packed_at_day" or ("orders_leg"."orders__packed_at_day" is null and "days"."days" = 0))
order by 1 asc
fetch next 10000 rows only
