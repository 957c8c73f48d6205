-- each order once, though two values have the label
SELECT 'other' AS "orders.shown_as", count(*) AS "orders.count" FROM orders
