SELECT o.channel AS "sales.sold_through", c.tier AS "sales.customers_tier", sum(o.amount) AS "sales.total_amount",
       100.0 * count(*) FILTER (WHERE o.status = 'paid') / count(*) AS "sales.paid_share"
FROM orders o LEFT JOIN customers c ON c.id = o.customer_id LEFT JOIN regions r ON r.id = c.region_id
WHERE r.name IS NOT NULL
GROUP BY 1, 2
