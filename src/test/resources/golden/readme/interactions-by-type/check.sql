SELECT interaction_type AS "UserEngagement.interactionType", sum(interactions) AS "UserEngagement.totalInteractions",
       count(DISTINCT user_id) AS "UserEngagement.uniqueUsers"
FROM user_engagements
WHERE event_time >= '2024-03-01Z' AND event_time < '2024-04-01Z'
GROUP BY 1
ORDER BY 2 DESC
