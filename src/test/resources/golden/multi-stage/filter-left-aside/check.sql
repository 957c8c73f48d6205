-- one channel beside all of them; the other filter holds for both
SELECT 'web' AS "orders.channel", sum(amount) FILTER (WHERE channel = 'web') AS "orders.total_amount", sum(amount) AS "orders.amount_of_all_channels"
FROM orders
WHERE status = 'paid'
