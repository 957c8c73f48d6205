SELECT id AS "visits.id", device AS "visits.device"
FROM visits
ORDER BY 1
LIMIT 3
