SELECT *
FROM (
  SELECT date_trunc('month', event_time AT TIME ZONE 'UTC') AS month, sum(interactions),
         lag(sum(interactions)) OVER (ORDER BY date_trunc('month', event_time AT TIME ZONE 'UTC'))
  FROM user_engagements
  WHERE event_time >= '2024-12-01Z' AND event_time < '2026-01-01Z'
  GROUP BY 1
) months
WHERE month >= '2025-01-01'
ORDER BY month
LIMIT 10000
