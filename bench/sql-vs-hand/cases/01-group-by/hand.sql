SELECT interaction_type, sum(interactions), avg(session_duration)
FROM user_engagements
GROUP BY interaction_type
ORDER BY 2 DESC
LIMIT 10000
