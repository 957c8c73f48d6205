const measures = {};
for (const status of ['new', 'sent']) {
  measures[status] = { type: `count` };
}

cube(`Orders`, {
  sql_table: `orders`,
  measures,
});
