-- each sum at its own grain, so that no measure changes for what stands beside it
SELECT t.tier AS "customers.tier",
       (SELECT sum(quantity) FROM line_items l LEFT JOIN orders o ON o.id = l.order_id LEFT JOIN customers c ON c.id = o.customer_id
        WHERE c.tier IS NOT DISTINCT FROM t.tier) AS "line_items.quantity",
       (SELECT sum(amount) FROM orders o LEFT JOIN customers c ON c.id = o.customer_id
        WHERE c.tier IS NOT DISTINCT FROM t.tier) AS "orders.total_amount",
       (SELECT sum(credit) FROM customers c WHERE c.tier IS NOT DISTINCT FROM t.tier) AS "customers.total_credit"
FROM (SELECT DISTINCT tier FROM customers) t
