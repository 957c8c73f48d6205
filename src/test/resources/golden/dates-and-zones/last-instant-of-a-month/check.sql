-- 23:59:59.9999 belongs to its day
SELECT date_trunc('day', ordered_at) AS "orders.ordered_at.day", count(*) AS "orders.count", sum(amount) AS "orders.total_amount"
FROM orders
WHERE ordered_at >= '2024-01-01Z' AND ordered_at < '2024-02-01Z'
GROUP BY 1
ORDER BY 1
