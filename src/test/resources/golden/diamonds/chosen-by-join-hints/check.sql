SELECT r.name AS "regions.name", count(*) AS "orders.count"
FROM orders o LEFT JOIN warehouses w ON w.id = o.warehouse_id LEFT JOIN regions r ON r.id = w.region_id
GROUP BY r.name
