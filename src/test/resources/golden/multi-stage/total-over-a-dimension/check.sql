-- the unknown status has its total as well
SELECT o.status AS "orders.status", o.channel AS "orders.channel", sum(o.amount) AS "orders.total_amount",
       (SELECT sum(amount) FROM orders x WHERE x.status IS NOT DISTINCT FROM o.status) AS "orders.amount_over_channels"
FROM orders o
GROUP BY 1, 2
