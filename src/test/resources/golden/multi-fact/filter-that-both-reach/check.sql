SELECT (SELECT count(*) FROM orders o JOIN customers c ON c.id = o.customer_id WHERE c.tier = 'gold') AS "orders.count",
       (SELECT count(*) FROM visits v JOIN customers c ON c.id = v.customer_id WHERE c.tier = 'gold') AS "visits.count"
