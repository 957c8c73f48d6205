const table = 'orders';
asyncModule(async_cubes);
if (table) { cube('a', {}); }
for (var i = 0; i < 2; i++) { cube('b' + i, {}); }
function helper() { return 1; }
require('x');

cube('orders', {
  sql: `SELECT * FROM ${table()}`,
  title: table,
  description: `About ${table}`,
  data_source: process.env.SOURCE,
  public: COMPILE_CONTEXT.securityContext.admin ? true : false,
  dimensions: {
    ['id' + 1]: { sql: 'id', type: 'number' },
    city: { sql: `${CUBE}.a` + `b`, type: 'string' },
    name: { sql: () => { const a = 1; return `${CUBE}.a`; }, type: 'string' },
    type,
  },
});
