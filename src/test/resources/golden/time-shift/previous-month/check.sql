SELECT m AS "actions.happened_at.month",
       (SELECT sum(minutes) FROM actions WHERE date_trunc('month', happened_at) = m) AS "actions.minutes",
       (SELECT sum(minutes) FROM actions WHERE date_trunc('month', happened_at) = m - interval '1 month') AS "actions.minutes_last_month"
FROM generate_series(timestamp '2024-01-01', timestamp '2024-04-01', interval '1 month') AS m
ORDER BY 1
