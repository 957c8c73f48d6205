-- the unknown status is a group of its own; the first measure orders the groups
SELECT status AS "orders.status", sum(amount) AS "orders.total_amount", count(*) AS "orders.count"
FROM orders
GROUP BY status
ORDER BY 2 DESC, 1
