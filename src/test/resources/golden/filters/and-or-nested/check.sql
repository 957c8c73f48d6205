SELECT count(*) AS "orders.count"
FROM orders
WHERE channel = 'web' AND (amount >= 60 OR status = 'shipped' AND amount < 50)
