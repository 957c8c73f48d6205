SELECT e.interaction_type, count(DISTINCT u.user_id)
FROM user_engagements e
LEFT JOIN users u ON u.user_id = e.user_id
GROUP BY e.interaction_type
ORDER BY 2 DESC
LIMIT 10000
