select
  "orders".channel as "sales__sold_through",
  "customers".tier as "sales__customers_tier",
  sum("orders".amount) as "sales__total_amount",
  100.0 * count(*) filter (where ("orders".status = 'paid')) / NULLIF(count(*), 0) as "sales__paid_share"
from orders as "orders"
  left outer join customers as "customers"
    on ("orders".customer_id = "customers".id)
  left outer join regions as "regions"
    on ("customers".region_id = "regions".id)
where "regions".name is not null
group by 1, 2
order by 3 desc, 1 asc, 2 asc
fetch next 10000 rows only
