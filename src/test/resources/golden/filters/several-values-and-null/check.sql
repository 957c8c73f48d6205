SELECT channel AS "orders.channel", count(*) AS "orders.count"
FROM orders
WHERE channel IN ('app', 'phone') OR channel IS NULL
GROUP BY channel
