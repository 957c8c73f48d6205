SELECT count(*) AS "orders.count"
FROM orders
WHERE customer_id IN (SELECT id FROM customers WHERE name ILIKE 'a%')
