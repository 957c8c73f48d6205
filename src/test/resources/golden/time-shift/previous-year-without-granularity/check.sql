SELECT (SELECT sum(minutes) FROM actions WHERE date_trunc('month', happened_at) = '2024-03-01Z') AS "actions.minutes",
       (SELECT sum(minutes) FROM actions WHERE date_trunc('month', happened_at) = '2023-03-01Z') AS "actions.minutes_last_year"
