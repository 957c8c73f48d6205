SELECT date_bin('14 days', ordered_at, timestamptz '2024-01-01Z') AS "orders.ordered_at.fortnight", count(*) AS "orders.count"
FROM orders
WHERE ordered_at < '2024-05-01Z'
GROUP BY 1
ORDER BY 1
