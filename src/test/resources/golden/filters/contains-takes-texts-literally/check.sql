-- % and _ are letters here, and case does not matter
SELECT count(*) AS "products.count"
FROM products
WHERE strpos(lower(name), '%') > 0 OR strpos(lower(name), '_score') > 0
