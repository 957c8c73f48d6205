SELECT c.tier AS "customers.tier", avg(o.n) AS "customers.average_order_count", count(*) AS "customers.count"
FROM customers c LEFT JOIN (SELECT customer_id, count(*) AS n FROM orders GROUP BY 1) o ON o.customer_id = c.id
GROUP BY 1
