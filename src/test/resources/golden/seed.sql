-- A shop and its visitors, small enough to count by hand. No foreign keys: some references are NULL (no partner) and some dangle (99).
CREATE TABLE regions (id int PRIMARY KEY, name text, continent text);
INSERT INTO regions VALUES
  (1, 'north', 'europe'), (2, 'south', 'europe'), (3, 'lakes', 'america'), (4, 'lakes', NULL); -- one name twice

CREATE TABLE warehouses (id int PRIMARY KEY, name text, region_id int);
INSERT INTO warehouses VALUES (1, 'depot one', 2), (2, 'depot two', 3), (3, 'depot three', NULL), (4, 'depot four', 99);

CREATE TABLE customers (id int PRIMARY KEY, name text, tier text, region_id int, credit numeric(10, 2), signed_up_at timestamptz);
INSERT INTO customers VALUES
  (1, 'Ada', 'gold', 1, 100.00, '2023-11-05 08:00Z'),
  (2, 'Bo', 'gold', 2, NULL, '2023-12-31 23:30Z'),
  (3, 'Cy', 'silver', 3, 50.50, '2024-01-01 00:00Z'),
  (4, 'Di', 'silver', NULL, -20.00, '2024-01-15 12:00Z'),
  (5, 'Eve', NULL, 4, 0.00, '2024-01-31 22:30Z'),
  (6, 'Flo', 'bronze', 1, 300.00, '2024-02-01 09:00Z'), -- visits, never orders
  (7, 'Gus', 'bronze', 99, 10.00, '2024-02-29 23:59:59.9999Z'), -- does neither
  (8, 'Ada', 'gold', 2, 75.00, '2024-03-01 00:00Z'); -- orders, never visits; the name twice

CREATE TABLE orders (id int PRIMARY KEY, customer_id int, warehouse_id int, status text, channel text, amount numeric(10, 2),
                     ordered_at timestamptz, packed_at timestamp, promised_on date, internal_note text);
INSERT INTO orders VALUES
  (1, 1, 1, 'paid', 'web', 120.00, '2024-01-01 00:00Z', '2024-01-01 10:00', '2024-01-03', 'first'),
  (2, 1, 2, 'paid', 'app', 80.50, '2024-01-31 23:59:59.9999Z', '2024-02-01 08:00', '2024-02-02', NULL),
  (3, 2, 1, 'shipped', 'web', 35.00, '2024-02-01 00:00Z', '2024-02-01 09:00', '2024-02-03', NULL),
  (4, 2, 3, 'cancelled', 'web', 60.00, '2024-02-10 15:00Z', NULL, '2024-02-12', '50 % off'),
  (5, 3, 2, 'paid', 'phone', NULL, '2024-02-29 12:00Z', '2024-02-29 18:00', '2024-02-29', NULL), -- an unknown amount
  (6, 3, 2, 'new', 'app', 15.25, '2024-03-30 23:30Z', NULL, NULL, NULL), -- 31 March in Berlin
  (7, 4, 4, 'paid', 'web', 200.00, '2024-03-31 00:30Z', '2024-03-31 12:00', '2024-04-01', NULL), -- Berlin: the last hour before the gap
  (8, 5, 1, 'shipped', NULL, 45.00, '2024-03-31 01:30Z', '2024-04-01 00:00', '2024-04-02', NULL), -- Berlin: 03:30, after the gap
  (9, 8, 3, NULL, 'app', 90.00, '2024-03-31 22:30Z', '2024-04-02 07:00', '2024-04-03', 'a_b'), -- 1 April in Berlin
  (10, 8, 1, 'paid', 'web', -10.00, '2024-04-15 10:00Z', '2024-04-15 11:00', '2024-04-16', NULL), -- given back
  (11, NULL, 2, 'paid', 'phone', 70.00, '2024-04-20 10:00Z', '2024-04-21 11:00', '2024-04-23', NULL), -- nobody's
  (12, 99, NULL, 'new', 'web', 5.00, '2024-10-27 00:30Z', NULL, NULL, NULL), -- Berlin: 02:30 for the first time
  (13, 1, 1, 'shipped', 'web', 55.00, '2024-10-27 01:30Z', '2024-10-28 08:00', '2024-10-30', NULL), -- and for the second
  (14, 2, 2, 'paid', 'app', 120.00, '2025-01-01 00:00Z', '2025-01-01 08:00', '2025-01-02', NULL);

-- two lines of one product in one order; an order (12) without lines; lines of an order that does not exist; an unknown product
CREATE TABLE line_items (order_id int, line_no int, product_id int, quantity int, unit_price numeric(10, 2), PRIMARY KEY (order_id, line_no));
INSERT INTO line_items VALUES
  (1, 1, 1, 2, 30.00), (1, 2, 2, 1, 40.00), (1, 3, 1, 1, 20.00), (2, 1, 3, 1, 80.50), (3, 1, 2, 1, 35.00), (4, 1, 1, 2, 30.00),
  (5, 1, 4, NULL, 9.99), (6, 1, 99, 1, 15.25), (7, 1, 1, 4, 30.00), (7, 2, 3, 1, 80.00), (8, 1, NULL, 1, 45.00), (9, 1, 2, 2, 45.00),
  (10, 1, 1, -1, 10.00), (11, 1, 5, 7, 10.00), (13, 1, 5, 1, 15.00), (13, 2, 2, 1, 40.00), (14, 1, 3, 1, 120.00), (999, 1, 1, 1, 1.00);

CREATE TABLE products (id int PRIMARY KEY, name text, category text, price numeric(10, 2));
INSERT INTO products VALUES
  (1, 'plain mug', 'kitchen', 30.00), (2, '100% cotton shirt', 'clothes', 40.00), (3, 'Crème brûlée set', 'kitchen', 80.00),
  (4, 'under_score cap', 'clothes', NULL), (5, 'O''Reilly book', NULL, 10.00), (6, 'never sold', 'kitchen', 5.00);

-- nothing tells campaigns apart: the model knows no key of them
CREATE TABLE campaigns (name text, medium text, budget numeric(10, 2));
INSERT INTO campaigns VALUES ('spring', 'mail', 500.00), ('winter', NULL, NULL);

CREATE TABLE visits (id bigint PRIMARY KEY, customer_id int, campaign text, device text, pages int, seconds numeric(10, 2), visited_at timestamptz);
INSERT INTO visits VALUES
  (9007199254740993, 1, 'spring', 'phone', 1, 10.5, '2024-01-01 09:00Z'),
  (9007199254740994, 1, NULL, 'desktop', 5, 300, '2024-01-20 09:00Z'),
  (9007199254740995, 2, 'spring', 'phone', 1, NULL, '2024-02-01 09:00Z'),
  (9007199254740996, 3, 'winter', 'tablet', 3, 60, '2024-02-29 23:30Z'),
  (9007199254740997, 6, 'winter', 'phone', 1, 5, '2024-03-05 12:00Z'),
  (9007199254740998, 6, NULL, NULL, 2, 45, '2024-03-06 12:00Z'),
  (9007199254740999, NULL, 'summer', 'phone', 1, 7, '2024-03-07 12:00Z'), -- nobody that is known, a campaign that is not
  (9007199254741000, 99, NULL, 'desktop', 8, 90, '2024-04-01 12:00Z'),
  (9007199254741001, 5, NULL, 'desktop', 2, 30, '2024-04-02 12:00Z');

-- what users did: nothing on 4 and 5 March, two actions of one user on 2 March
CREATE TABLE actions (id int PRIMARY KEY, user_id text, kind text, minutes numeric(10, 2), happened_at timestamptz);
INSERT INTO actions VALUES
  (1, 'ann', 'view', 5, '2023-03-02 10:00Z'), (2, 'ben', 'view', 7, '2023-12-31 23:59:59.9999Z'),
  (3, 'ann', 'click', 3, '2024-01-15 10:00Z'), (4, 'cat', 'view', NULL, '2024-01-31 10:00Z'),
  (5, 'ann', 'view', 2, '2024-02-02 10:00Z'), (6, 'ben', 'click', 4, '2024-02-29 22:00Z'),
  (7, 'ann', 'view', 10, '2024-03-01 10:00Z'), (8, 'ben', 'view', 20, '2024-03-02 10:00Z'), (9, 'ben', 'click', 1, '2024-03-02 11:00Z'),
  (10, 'cat', 'view', 30, '2024-03-03 10:00Z'), (11, NULL, 'view', 6, '2024-03-03 23:30Z'),
  (12, 'ann', 'click', 8, '2024-03-06 10:00Z'), (13, 'dan', NULL, 40, '2024-03-31 10:00Z'), (14, 'ben', 'view', 9, '2024-04-30 10:00Z');

-- what the README asks
CREATE TABLE user_engagements (id int PRIMARY KEY, user_id text, interaction_type text, interactions int, session_duration double precision, event_time timestamptz);
INSERT INTO user_engagements VALUES
  (1, 'ann', 'view', 5, 10, '2024-03-01 10:00Z'), (2, 'ben', 'view', 2, 20, '2024-03-02 10:00Z'), (3, 'ann', 'share', 1, NULL, '2024-03-31 23:59:59.9999Z'),
  (4, 'ann', 'view', 4, 30, '2024-03-03 10:00Z'), (5, NULL, 'like', 9, 5, '2024-03-09 10:00Z'), (6, 'cat', NULL, 3, 6, '2024-03-10 10:00Z'), (7, 'cat', 'like', 7, 1, '2024-04-01 00:00Z');
