-- revenue at the grain of lines, orders at theirs; a line whose order does not exist has no channel
SELECT coalesce(l.channel, o.channel) AS "orders.channel", l.revenue / o.n AS "line_items.revenue_per_order", l.revenue AS "line_items.revenue"
FROM (SELECT o.channel, sum(quantity * unit_price) AS revenue FROM line_items l LEFT JOIN orders o ON o.id = l.order_id GROUP BY 1) l
FULL JOIN (SELECT channel, count(*) AS n FROM orders GROUP BY 1) o ON coalesce(o.channel, '(none)') = coalesce(l.channel, '(none)')
