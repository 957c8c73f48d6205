-- on 5 March the week before is 27 February, and its month is February
SELECT d AS "actions.happened_at.day",
       (SELECT sum(minutes) FROM actions WHERE happened_at AT TIME ZONE 'UTC' >= date_trunc('month', d) AND happened_at AT TIME ZONE 'UTC' < d + INTERVAL '1 day') AS "actions.month_to_date",
       (SELECT sum(minutes) FROM actions WHERE happened_at AT TIME ZONE 'UTC' >= date_trunc('month', d - INTERVAL '7 days') AND happened_at AT TIME ZONE 'UTC' < d - INTERVAL '6 days') AS "actions.month_to_date_a_week_before"
FROM generate_series(TIMESTAMP '2024-03-01', TIMESTAMP '2024-03-10', INTERVAL '1 day') d
