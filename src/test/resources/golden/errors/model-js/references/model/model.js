cube('orders', {
  sql_table: 'shop.orders',
  measures: {
    count: { type: 'count', drillMembers: [id, missing] },
    total: {
      type: 'sum',
      sql: `
        ${CUBE}.amount
        + ${Users.balanse}
      `,
    },
  },
  dimensions: {
  },
});

cube('Users', {
  sql_table: 'shop.users',
  dimensions: { balance: { sql: `${balance}`, type: 'numbre', primaryKey: true } },
});
