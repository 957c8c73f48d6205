-- whoever never ordered has ordered nothing, which is no number
SELECT o.n AS "customers.order_count", count(*) AS "customers.count"
FROM customers c LEFT JOIN (SELECT customer_id, count(*) AS n FROM orders GROUP BY 1) o ON o.customer_id = c.id
GROUP BY 1
