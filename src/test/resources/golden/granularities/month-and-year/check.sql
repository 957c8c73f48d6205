SELECT date_trunc('month', ordered_at) AS "orders.ordered_at.month", date_trunc('year', ordered_at) AS "orders.ordered_at.year", count(*) AS "orders.count"
FROM orders
GROUP BY 1, 2
ORDER BY 1
