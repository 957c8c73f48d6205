-- the OR inside of a segment stays inside
SELECT count(*) AS "orders.count", sum(amount) AS "orders.total_amount"
FROM orders
WHERE (channel = 'web' OR amount > 100) AND status = 'paid'
