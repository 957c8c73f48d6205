-- an unknown amount is neither large nor medium
SELECT CASE WHEN amount >= 100 THEN 'large' WHEN amount >= 50 THEN 'medium' ELSE 'small' END AS "orders.size", count(*) AS "orders.count"
FROM orders
GROUP BY 1
