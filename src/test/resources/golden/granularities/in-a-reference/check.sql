SELECT date_trunc('month', ordered_at) AS "orders.ordered_month", count(*) AS "orders.count"
FROM orders
GROUP BY 1
