-- the month begins anew on 1 March, in Berlin; half past eleven in the evening of 3 March (UTC) is 4 March there
SELECT d AS "actions.happened_at.day",
       (SELECT sum(minutes) FROM actions WHERE happened_at AT TIME ZONE 'Europe/Berlin' >= date_trunc('month', d)
          AND happened_at AT TIME ZONE 'Europe/Berlin' < d + interval '1 day') AS "actions.month_to_date"
FROM generate_series(timestamp '2024-02-28', timestamp '2024-03-03', interval '1 day') AS d
