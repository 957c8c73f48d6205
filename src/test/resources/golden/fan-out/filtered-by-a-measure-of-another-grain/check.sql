SELECT w.name AS "warehouses.name", count(l.order_id) AS "line_items.count", sum(l.quantity) AS "line_items.quantity"
FROM line_items l LEFT JOIN orders o ON o.id = l.order_id LEFT JOIN warehouses w ON w.id = o.warehouse_id
WHERE coalesce(w.name, '(none)') IN
  (SELECT coalesce(w.name, '(none)') FROM orders o LEFT JOIN warehouses w ON w.id = o.warehouse_id GROUP BY 1 HAVING count(*) > 1)
GROUP BY 1
