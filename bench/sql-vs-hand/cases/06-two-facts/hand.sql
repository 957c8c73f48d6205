WITH engagements AS (
  SELECT u.plan, sum(e.interactions) AS interactions
  FROM user_engagements e
  LEFT JOIN users u ON u.user_id = e.user_id
  GROUP BY u.plan
), campaigns AS (
  SELECT u.plan, sum(c.clicks) AS clicks
  FROM campaign_engagements c
  LEFT JOIN users u ON u.user_id = c.user_id
  GROUP BY u.plan
)
SELECT plan, max(interactions), max(clicks)
FROM (SELECT plan, interactions, NULL::bigint AS clicks FROM engagements
      UNION ALL
      SELECT plan, NULL, clicks FROM campaigns) both_facts
GROUP BY plan
ORDER BY 2 DESC
LIMIT 10000
