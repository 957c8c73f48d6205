-- bronze only visits; the unknown tier has both, and meets itself
SELECT coalesce(o.tier, v.tier) AS "customers.tier", o.n AS "orders.count", v.n AS "visits.count"
FROM (SELECT c.tier, count(*) AS n FROM orders o LEFT JOIN customers c ON c.id = o.customer_id GROUP BY 1) o
FULL JOIN (SELECT c.tier, count(*) AS n FROM visits v LEFT JOIN customers c ON c.id = v.customer_id GROUP BY 1) v
  ON coalesce(v.tier, '(none)') = coalesce(o.tier, '(none)')
