SELECT channel AS "orders.channel", status AS "orders.status", sum(amount) AS "orders.total_amount",
       rank() OVER (PARTITION BY channel ORDER BY sum(amount) DESC) AS "orders.rank_in_channel"
FROM orders
WHERE amount IS NOT NULL
GROUP BY 1, 2
