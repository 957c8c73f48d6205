-- a time without a zone is one of UTC; 31 March 22:00 there would be April in Berlin
SELECT date_trunc('month', packed_at AT TIME ZONE 'UTC' AT TIME ZONE 'Europe/Berlin') AS "orders.packed_at.month", count(*) AS "orders.count"
FROM orders
WHERE packed_at >= '2024-03-31 22:00' AND packed_at < '2024-04-30 22:00'
GROUP BY 1
