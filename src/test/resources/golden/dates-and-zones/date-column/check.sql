-- weeks begin on Monday
SELECT date_trunc('week', promised_on::timestamp) AS "orders.promised_on.week", count(*) AS "orders.count"
FROM orders
WHERE promised_on BETWEEN '2024-01-29' AND '2024-02-11'
GROUP BY 1
ORDER BY 1
