SELECT channel AS "live_sales.channel", count(*) AS "live_sales.count", sum(amount) AS "live_sales.total_amount"
FROM orders
WHERE status <> 'cancelled' OR status IS NULL
GROUP BY channel
