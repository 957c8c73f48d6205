SELECT channel AS "orders.channel", count(*) AS "orders.count", count(*) FILTER (WHERE status = 'paid') AS "orders.paid_count",
       sum(amount) FILTER (WHERE status = 'paid' AND amount > 0) AS "orders.paid_amount"
FROM orders
GROUP BY channel
