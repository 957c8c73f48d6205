SELECT interaction_type, 100.0 * sum(interactions) / NULLIF(sum(sum(interactions)) OVER (), 0)
FROM user_engagements
GROUP BY interaction_type
ORDER BY 2 DESC
LIMIT 10000
