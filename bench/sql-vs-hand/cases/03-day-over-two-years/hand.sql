SELECT date_trunc('day', event_time AT TIME ZONE 'UTC'), count(*), sum(interactions)
FROM user_engagements
WHERE event_time >= '2024-01-01Z' AND event_time < '2026-01-01Z'
GROUP BY 1
ORDER BY 1
LIMIT 10000
