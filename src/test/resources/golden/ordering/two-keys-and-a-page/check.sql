SELECT status AS "orders.status", channel AS "orders.channel", count(*) AS "orders.count"
FROM orders
GROUP BY 1, 2
ORDER BY 3 DESC, 2, 1
LIMIT 4 OFFSET 1
