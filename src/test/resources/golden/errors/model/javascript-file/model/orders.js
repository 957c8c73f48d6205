cube('orders', {});
