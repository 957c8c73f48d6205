SELECT (SELECT sum(amount) FROM orders) AS "orders.total_amount", (SELECT count(DISTINCT customer_id) FROM visits) AS "visits.visitors"
