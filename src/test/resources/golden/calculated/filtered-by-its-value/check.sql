SELECT channel AS "orders.channel", 100.0 * count(*) FILTER (WHERE status = 'paid') / count(*) AS "orders.paid_share"
FROM orders
GROUP BY channel
HAVING 100.0 * count(*) FILTER (WHERE status = 'paid') / count(*) > 50
ORDER BY 1
