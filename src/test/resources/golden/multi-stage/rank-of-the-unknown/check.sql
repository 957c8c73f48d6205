-- an amount that nobody knows is not the largest one; 120.00 is there twice
SELECT id AS "orders.id", amount AS "orders.largest_amount", rank() OVER (ORDER BY amount DESC NULLS LAST) AS "orders.rank_by_amount"
FROM orders ORDER BY id
