-- an unknown amount adds nothing, and orders of nobody have no buyer
SELECT count(*) AS "orders.count", sum(amount) AS "orders.total_amount", avg(amount) AS "orders.average_amount",
       max(amount) AS "orders.largest_amount", count(DISTINCT customer_id) AS "orders.buyers"
FROM orders
