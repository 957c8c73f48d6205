SELECT r.continent AS "orders.warehouse_continent", sum(o.amount) AS "orders.total_amount"
FROM orders o LEFT JOIN warehouses w ON w.id = o.warehouse_id LEFT JOIN regions r ON r.id = w.region_id
GROUP BY 1
