SELECT count(*) AS "live_sales.count"
FROM orders
WHERE status = 'cancelled'
