-- both half past two are in the hour that Berlin calls two
SELECT timestamp '2024-10-27 02:00' AS "orders.ordered_at.hour", count(*) AS "orders.count", sum(amount) AS "orders.total_amount"
FROM orders
WHERE ordered_at IN ('2024-10-27 00:30Z', '2024-10-27 01:30Z')
