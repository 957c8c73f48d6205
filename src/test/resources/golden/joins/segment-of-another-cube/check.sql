-- nobody is both
SELECT count(*) AS "orders.count"
FROM orders JOIN customers ON customers.id = customer_id
WHERE tier = 'gold' AND credit < 0
