-- the range is one bucket: the one window ends with it, the other before it begins
SELECT (SELECT sum(minutes) FROM actions WHERE happened_at >= '2024-03-01Z' AND happened_at < '2024-03-04Z') AS "actions.minutes_in_3_days",
       (SELECT sum(minutes) FROM actions WHERE happened_at >= '2024-02-23Z' AND happened_at < '2024-03-01Z') AS "actions.minutes_in_week_before"
