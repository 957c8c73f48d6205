SELECT DISTINCT channel AS "orders.channel", status = 'paid' AS "orders.prepaid"
FROM orders
ORDER BY 1, 2
