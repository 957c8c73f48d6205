-- Eve has no tier, and shares that with nobody; who placed the orders of nobody has neither
SELECT t.shared AS "customers.tier_is_shared", count(*) AS "orders.count"
FROM orders o LEFT JOIN customers c ON c.id = o.customer_id
LEFT JOIN (SELECT tier, count(*) > 1 AS shared FROM customers GROUP BY 1) t ON c.id IS NOT NULL AND t.tier IS NOT DISTINCT FROM c.tier
GROUP BY 1
