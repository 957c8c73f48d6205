SELECT c.name AS "customers.name", p.category AS "products.category", sum(l.quantity * l.unit_price) AS "line_items.revenue"
FROM line_items l LEFT JOIN orders o ON o.id = l.order_id LEFT JOIN customers c ON c.id = o.customer_id LEFT JOIN products p ON p.id = l.product_id
WHERE c.tier = 'gold'
GROUP BY 1, 2
