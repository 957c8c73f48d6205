-- the sub-query sees the status, and not the filter that is made of the sub-query itself
SELECT count(DISTINCT c.id) AS "customers.count"
FROM orders o JOIN customers c ON c.id = o.customer_id
JOIN (SELECT customer_id, sum(amount) AS spent FROM orders WHERE status = 'paid' GROUP BY 1) s ON s.customer_id = c.id
WHERE o.status = 'paid' AND s.spent > 100
