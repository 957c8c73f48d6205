-- who acts on two days is one user; nobody is not a user
SELECT d AS "actions.happened_at.day",
       (SELECT count(DISTINCT user_id) FROM actions WHERE happened_at >= d - interval '29 days' AND happened_at < d + interval '1 day') AS "actions.users_in_30_days",
       nullif((SELECT count(DISTINCT user_id) FROM actions WHERE happened_at >= d AND happened_at < d + interval '1 day'), 0) AS "actions.users"
FROM generate_series(timestamp '2024-03-01', timestamp '2024-03-07', interval '1 day') AS d
