-- the tiers of either, whichever is asked first
SELECT tier AS "customers.tier", (SELECT sum(amount) FROM orders) AS "orders.amount_of_all", (SELECT count(*) FROM visits) AS "visits.count_of_all"
FROM (
  SELECT c.tier FROM orders o LEFT JOIN customers c ON c.id = o.customer_id
  UNION SELECT c.tier FROM visits v LEFT JOIN customers c ON c.id = v.customer_id) tiers
