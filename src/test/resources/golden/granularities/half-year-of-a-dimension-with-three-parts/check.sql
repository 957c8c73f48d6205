SELECT CASE WHEN extract(month FROM ordered_at) < 7 THEN date_trunc('year', ordered_at) ELSE date_trunc('year', ordered_at) + interval '6 months' END
         AS "orders.ordered_at.half_year", sum(amount) AS "orders.total_amount"
FROM orders
GROUP BY 1
