SELECT DISTINCT name AS "customers.name", signed_up_at AS "customers.signed_up_at"
FROM customers
WHERE NOT (signed_up_at >= '2024-01-01Z' AND signed_up_at < '2024-02-01Z') AND signed_up_at < '2024-03-01Z'
