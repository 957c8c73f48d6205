SELECT count(*) AS "orders.count"
FROM orders
WHERE channel IS NOT NULL AND promised_on IS NULL
