-- asked at noon of 6 March 2024; today is not among them
SELECT sum(minutes) AS "actions.minutes"
FROM actions
WHERE happened_at >= '2024-03-03Z' AND happened_at < '2024-03-06Z'
