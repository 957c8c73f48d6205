-- begins in April
SELECT date_trunc('year', ordered_at - interval '3 months') + interval '3 months' AS "orders.ordered_at.fiscal_year", count(*) AS "orders.count"
FROM orders
GROUP BY 1
ORDER BY 1
