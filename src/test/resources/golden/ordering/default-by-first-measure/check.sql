SELECT status AS "orders.status", max(amount) AS "orders.largest_amount"
FROM orders
GROUP BY 1
ORDER BY 2 DESC, 1
