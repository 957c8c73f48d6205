-- a channel without such a day has none, which is a number
SELECT channel AS "orders.channel", count(*) FILTER (WHERE amount > 100) AS "orders.large_days"
FROM (SELECT channel, date_trunc('day', ordered_at AT TIME ZONE 'UTC') AS day, sum(amount) AS amount FROM orders GROUP BY 1, 2) days GROUP BY 1
