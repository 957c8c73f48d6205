SELECT id AS "orders.id", CASE WHEN status = 'paid' AND amount > 0 THEN amount END AS "orders.paid_amount"
FROM orders
ORDER BY id DESC
LIMIT 6
