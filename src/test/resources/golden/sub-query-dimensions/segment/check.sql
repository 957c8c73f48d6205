SELECT count(*) AS "customers.count"
FROM customers
WHERE id IN (SELECT customer_id FROM orders)
