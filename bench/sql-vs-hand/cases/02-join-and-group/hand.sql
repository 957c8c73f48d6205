SELECT u.plan, sum(e.interactions)
FROM user_engagements e
LEFT JOIN users u ON u.user_id = e.user_id
GROUP BY u.plan
ORDER BY 2 DESC
LIMIT 10000
