SELECT sum(amount) FILTER (WHERE customer_id IN (SELECT id FROM customers WHERE tier = 'gold')) AS "orders.gold_amount",
       sum(amount) AS "orders.total_amount"
FROM orders
