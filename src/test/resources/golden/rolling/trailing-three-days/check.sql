-- 4 and 5 March have no row and stay; the window of 1 March begins in February
SELECT d AS "actions.happened_at.day",
       (SELECT sum(minutes) FROM actions WHERE happened_at >= d AND happened_at < d + interval '1 day') AS "actions.minutes",
       (SELECT sum(minutes) FROM actions WHERE happened_at >= d - interval '2 days' AND happened_at < d + interval '1 day') AS "actions.minutes_in_3_days",
       (SELECT max(minutes) FROM actions WHERE happened_at >= d - interval '2 days' AND happened_at < d + interval '1 day') AS "actions.longest_in_3_days"
FROM generate_series(timestamp '2024-03-01', timestamp '2024-03-07', interval '1 day') AS d
ORDER BY 1
