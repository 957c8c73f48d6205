SELECT v AS "orders.shown_in", CASE v WHEN 'euro' THEN '€' ELSE 'other' END AS "orders.shown_as", count(*) AS "orders.count", sum(amount) AS "orders.total_amount"
FROM orders, unnest(ARRAY['euro', 'dollar', 'yen']) v GROUP BY 1, 2
