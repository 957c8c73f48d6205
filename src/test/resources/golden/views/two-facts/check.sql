-- each filter stays with its fact
SELECT coalesce(o.tier, v.tier) AS "activity.tier", o.n AS "activity.orders_count", v.n AS "activity.visits_count"
FROM (SELECT c.tier, count(*) AS n FROM orders o LEFT JOIN customers c ON c.id = o.customer_id WHERE o.status = 'paid' GROUP BY 1) o
FULL JOIN (SELECT c.tier, count(*) AS n FROM visits v LEFT JOIN customers c ON c.id = v.customer_id WHERE v.device = 'phone' GROUP BY 1) v
  ON coalesce(v.tier, '(none)') = coalesce(o.tier, '(none)')
