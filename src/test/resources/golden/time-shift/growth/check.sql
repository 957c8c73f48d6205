SELECT m AS "actions.happened_at.month", 100.0 * (now - before) / before AS "actions.growth"
FROM (SELECT m, (SELECT sum(minutes) FROM actions WHERE date_trunc('month', happened_at) = m) AS now,
             (SELECT sum(minutes) FROM actions WHERE date_trunc('month', happened_at) = m - interval '1 month') AS before
      FROM generate_series(timestamp '2024-02-01', timestamp '2024-04-01', interval '1 month') AS m) months
