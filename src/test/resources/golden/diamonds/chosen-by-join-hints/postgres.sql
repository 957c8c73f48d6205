select
  "regions".name as "regions__name",
  count(*) as "orders__count"
from orders as "orders"
  left outer join warehouses as "warehouses"
    on ("orders".warehouse_id = "warehouses".id)
  left outer join regions as "regions"
    on ("warehouses".region_id = "regions".id)
group by 1
order by 2 desc, 1 asc
fetch next 10000 rows only
