SELECT channel AS "orders.channel", date_trunc('quarter', ordered_at) AS "orders.ordered_at.quarter", count(*) AS "orders.count"
FROM orders
GROUP BY 1, 2
ORDER BY 2, 1
