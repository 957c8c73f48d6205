-- only the months that March has rows for, seen from February
SELECT kind AS "actions.kind", timestamp '2024-02-01' AS "actions.happened_at.month", sum(minutes) AS "actions.minutes_next_month"
FROM actions
WHERE happened_at >= '2024-03-01Z' AND happened_at < '2024-04-01Z'
GROUP BY kind
