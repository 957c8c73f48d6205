-- the filter may name measures that are not shown
SELECT status AS "orders.status", sum(amount) AS "orders.total_amount"
FROM orders
GROUP BY status
HAVING count(*) > 3 OR max(amount) <= 15.25
