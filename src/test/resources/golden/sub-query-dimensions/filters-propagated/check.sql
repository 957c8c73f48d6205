-- the one sum knows the filter and the other does not
SELECT name AS "customers.name", (SELECT sum(amount) FROM orders WHERE customer_id = c.id) AS "customers.spent",
       (SELECT sum(amount) FROM orders WHERE customer_id = c.id AND status = 'paid') AS "customers.spent_under_filters", count(c.id) AS "customers.count"
FROM (SELECT DISTINCT c.* FROM orders o LEFT JOIN customers c ON c.id = o.customer_id WHERE o.status = 'paid') c
GROUP BY 1, 2, 3
