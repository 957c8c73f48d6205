-- what happened before the range counts
SELECT k.kind AS "actions.kind", m AS "actions.happened_at.month",
       (SELECT sum(minutes) FROM actions a WHERE a.kind IS NOT DISTINCT FROM k.kind AND happened_at < m + interval '1 month') AS "actions.running_total"
FROM (SELECT DISTINCT kind FROM actions) k, generate_series(timestamp '2024-01-01', timestamp '2024-04-01', interval '1 month') AS m
