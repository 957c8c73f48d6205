-- a day of 23 hours: 01:30 is followed by 03:30
SELECT date_trunc('hour', ordered_at AT TIME ZONE 'Europe/Berlin') AS "orders.ordered_at.hour", count(*) AS "orders.count"
FROM orders
WHERE ordered_at >= '2024-03-30 23:00Z' AND ordered_at < '2024-03-31 22:00Z'
GROUP BY 1
ORDER BY 1
