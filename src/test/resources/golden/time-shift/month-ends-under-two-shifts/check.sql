-- 5, 6 and 7 April lead back to 29, 30 and 31 March, and each of these to 29 February
SELECT d AS "actions.happened_at.day", s.minutes AS "actions.minutes_last_month_a_week_before"
FROM generate_series(TIMESTAMP '2024-04-01', TIMESTAMP '2024-04-10', INTERVAL '1 day') d
JOIN (SELECT date_trunc('day', happened_at AT TIME ZONE 'UTC') AS day, sum(minutes) AS minutes FROM actions GROUP BY 1) s
  ON s.day = (d - INTERVAL '7 days') - INTERVAL '1 month'
