SELECT d.day, count(DISTINCT e.user_id)
FROM generate_series(timestamp '2025-04-01', timestamp '2025-06-30', interval '1 day') AS d (day)
LEFT JOIN user_engagements e
  ON e.event_time >= (d.day - interval '29 days') AT TIME ZONE 'UTC' AND e.event_time < (d.day + interval '1 day') AT TIME ZONE 'UTC'
GROUP BY d.day
ORDER BY d.day
LIMIT 10000
