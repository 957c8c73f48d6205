SELECT o.id AS "orders.id", o.status AS "orders.status", c.name AS "customers.name", o.amount AS "orders.total_amount", 1 AS "orders.count"
FROM orders o LEFT JOIN customers c ON c.id = o.customer_id
ORDER BY o.amount DESC, o.id
LIMIT 5
