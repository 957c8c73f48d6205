-- 00:30 on 31 March belongs to the working day of the 30th, which is shown on 30 April
WITH days AS (
  SELECT date_trunc('day', (ordered_at AT TIME ZONE 'UTC') - INTERVAL '6 hours') + INTERVAL '6 hours' AS day, sum(amount) AS amount
  FROM orders GROUP BY 1)
SELECT d AS "orders.ordered_at.working_day", amount AS "orders.amount_a_month_before"
FROM generate_series(TIMESTAMP '2023-12-01 06:00', TIMESTAMP '2025-12-31 06:00', INTERVAL '1 day') d JOIN days ON day = d - INTERVAL '1 month'
