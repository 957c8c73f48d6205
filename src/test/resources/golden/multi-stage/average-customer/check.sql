-- who is not known is one customer here; one whose sums are all unknown is left out by avg
SELECT channel AS "orders.channel", avg(spent) AS "orders.average_customer"
FROM (SELECT o.channel, c.id, sum(o.amount) AS spent FROM orders o LEFT JOIN customers c ON c.id = o.customer_id GROUP BY 1, 2) each_customer
GROUP BY channel
