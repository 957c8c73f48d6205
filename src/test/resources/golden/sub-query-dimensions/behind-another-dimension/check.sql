-- an order without a customer is a guest's
SELECT CASE WHEN c.n >= 3 THEN 'regular' WHEN c.n > 0 THEN 'buyer' ELSE 'guest' END AS "customers.loyalty", sum(o.amount) AS "orders.total_amount"
FROM orders o LEFT JOIN (SELECT c.id, count(x.id) AS n FROM customers c JOIN orders x ON x.customer_id = c.id GROUP BY 1) c ON c.id = o.customer_id
GROUP BY 1
