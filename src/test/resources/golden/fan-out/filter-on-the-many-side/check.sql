SELECT count(*) AS "customers.count", sum(credit) AS "customers.total_credit"
FROM customers c
WHERE EXISTS (SELECT FROM orders o WHERE o.customer_id = c.id AND o.amount > 50)
