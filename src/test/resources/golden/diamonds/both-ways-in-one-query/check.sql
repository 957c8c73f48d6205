-- one table joined twice, each time for its own path
SELECT h.name AS "sales.home_name", s.name AS "sales.sent_from_name", count(*) AS "sales.count"
FROM orders o LEFT JOIN customers c ON c.id = o.customer_id LEFT JOIN regions h ON h.id = c.region_id
     LEFT JOIN warehouses w ON w.id = o.warehouse_id LEFT JOIN regions s ON s.id = w.region_id
GROUP BY 1, 2
