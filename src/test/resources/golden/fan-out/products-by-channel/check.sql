SELECT channel AS "orders.channel", avg(price) AS "products.average_price"
FROM (SELECT DISTINCT o.channel, p.id, p.price
      FROM orders o LEFT JOIN line_items l ON l.order_id = o.id LEFT JOIN products p ON p.id = l.product_id) pairs
GROUP BY channel
