cube(`Orders`, {
  sql: `SELECT * FROM ` + schema + `.orders`,
  measures: {
    ...common,
    count: { type: `count` },
  },
});
