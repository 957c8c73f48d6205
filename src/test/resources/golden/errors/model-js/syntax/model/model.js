cube('orders', {
  sql: `SELECT 1`,
  dimensions: {
    id: { sql: 'id' type: 'number' },
  },
});
