SELECT shown_in AS "orders.shown_in", channel AS "orders.channel", sum(amount * rate) AS "orders.shown_amount"
FROM orders, (VALUES ('euro', 1.0), ('dollar', 1.1), ('yen', 1.0)) AS rates (shown_in, rate)
WHERE channel IS NOT NULL
GROUP BY 1, 2
