cube('orders', {
  ...base,
  sql_table: 'shop.orders',
});
