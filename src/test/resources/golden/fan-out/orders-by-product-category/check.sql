-- an order with two lines of one category counts once there; an order without lines has no category
SELECT category AS "products.category", count(id) AS "orders.count", sum(amount) AS "orders.total_amount", avg(amount) AS "orders.average_amount"
FROM (SELECT DISTINCT p.category, o.id, o.amount
      FROM orders o LEFT JOIN line_items l ON l.order_id = o.id LEFT JOIN products p ON p.id = l.product_id) pairs
GROUP BY category
