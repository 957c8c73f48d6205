cube({ sql: 'SELECT 1' });
view(`a`, 'b');
cube(name, {});
