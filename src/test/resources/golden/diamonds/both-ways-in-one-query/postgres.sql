select
  "regions".name as "sales__home_name",
  "warehouses_regions".name as "sales__sent_from_name",
  count(*) as "sales__count"
from orders as "orders"
  left outer join customers as "customers"
    on ("orders".customer_id = "customers".id)
  left outer join regions as "regions"
    on ("customers".region_id = "regions".id)
  left outer join warehouses as "warehouses"
    on ("orders".warehouse_id = "warehouses".id)
  left outer join regions as "warehouses_regions"
    on ("warehouses".region_id = "warehouses_regions".id)
group by 1, 2
order by 3 desc, 1 asc, 2 asc
fetch next 10000 rows only
