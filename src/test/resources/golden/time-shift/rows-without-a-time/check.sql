-- what was never packed stays beside no day
WITH packed AS (SELECT date_trunc('day', packed_at) AS day, sum(amount) AS amount FROM orders GROUP BY 1)
SELECT d AS "orders.packed_at.day", p.amount AS "orders.amount_packed_a_month_before"
FROM generate_series(TIMESTAMP '2023-12-01', TIMESTAMP '2025-12-31', INTERVAL '1 day') d JOIN packed p ON p.day = d - INTERVAL '1 month'
UNION ALL
SELECT NULL, amount FROM packed WHERE day IS NULL
