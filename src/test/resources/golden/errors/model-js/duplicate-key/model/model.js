cube('orders', {
  sql_table: 'shop.orders',
  dimensions: {
    id: { sql: `id`, type: 'number' },
    id: { sql: `key`, type: 'number' },
  },
});
