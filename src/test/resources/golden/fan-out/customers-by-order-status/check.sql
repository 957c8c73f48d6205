-- two paid orders of one customer are one customer
SELECT status AS "orders.status", count(id) AS "customers.count", sum(credit) AS "customers.total_credit"
FROM (SELECT DISTINCT o.status, c.id, c.credit FROM orders o LEFT JOIN customers c ON c.id = o.customer_id) pairs
GROUP BY status
