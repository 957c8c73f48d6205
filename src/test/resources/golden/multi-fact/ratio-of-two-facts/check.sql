-- two customers are called Ada; Flo never ordered and Di never visited
SELECT c.name AS "customers.name", 1.0 * o.n / v.n AS "customers.orders_per_visit"
FROM (SELECT c.name FROM orders o LEFT JOIN customers c ON c.id = o.customer_id
      UNION SELECT c.name FROM visits v LEFT JOIN customers c ON c.id = v.customer_id) c
LEFT JOIN (SELECT c.name, count(*) AS n FROM orders o LEFT JOIN customers c ON c.id = o.customer_id GROUP BY 1) o
  ON o.name IS NOT DISTINCT FROM c.name
LEFT JOIN (SELECT c.name, count(*) AS n FROM visits v LEFT JOIN customers c ON c.id = v.customer_id GROUP BY 1) v
  ON v.name IS NOT DISTINCT FROM c.name
