SELECT *
FROM (
  SELECT d.day, sum(sum(e.interactions)) OVER (ORDER BY d.day)
  FROM generate_series(timestamp '2024-01-01', timestamp '2025-12-31', interval '1 day') AS d (day)
  LEFT JOIN user_engagements e ON date_trunc('day', e.event_time AT TIME ZONE 'UTC') = d.day
  GROUP BY d.day
) totals
WHERE day >= '2025-01-01'
ORDER BY day
LIMIT 10000
