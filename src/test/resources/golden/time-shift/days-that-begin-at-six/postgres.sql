with
  "orders_leg" as (
    select
      (date_trunc('day', (("orders".ordered_at::timestamptz at time zone 'UTC') + interval '-6 hours')) + interval '6 hours') as "orders__ordered_at_working_day",
      sum("orders".amount) as "orders__total_amount"
    from orders as "orders"
    group by 1
  )
select
  (("orders_leg"."orders__ordered_at_working_day" + interval '1 month') + make_interval(days => "days"."days")) as "orders__ordered_at_working_day",
  "orders_leg"."orders__total_amount" as "orders__amount_a_month_before"
from "orders_leg"
  cross join generate_series(0, 3) as "days" ("days")
where (((("orders_leg"."orders__ordered_at_working_day" + interval '1 month') + make_interval(days => "days"."days")) + interval '-1 month') = "orders_leg"."orders__ordered_at_working_day" or ("orders_leg"."orders__ordered_at_working_day" is null and "days"."days" = 0))
order by 1 asc
fetch next 10000 rows only
