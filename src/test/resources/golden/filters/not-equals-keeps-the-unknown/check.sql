-- an order whose status is unknown is not known to be paid
SELECT count(*) AS "orders.count"
FROM orders
WHERE status <> 'paid' OR status IS NULL
