-- orders of nobody, of a customer who does not exist and of one without a tier stand together
SELECT c.tier AS "customers.tier", sum(o.amount) AS "orders.total_amount", count(*) AS "orders.count"
FROM orders o LEFT JOIN customers c ON c.id = o.customer_id
GROUP BY c.tier
