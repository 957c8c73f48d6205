SELECT interaction_type, count(DISTINCT user_id)
FROM user_engagements
GROUP BY interaction_type
ORDER BY 2 DESC
LIMIT 10000
