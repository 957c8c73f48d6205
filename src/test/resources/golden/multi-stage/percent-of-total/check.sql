SELECT channel AS "orders.channel", sum(amount) AS "orders.total_amount",
       100.0 * sum(amount) / (SELECT sum(amount) FROM orders) AS "orders.share_of_all"
FROM orders
GROUP BY channel
