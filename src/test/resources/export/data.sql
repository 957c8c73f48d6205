CREATE TABLE gate (id int);
CREATE TABLE odd (
  id bigint PRIMARY KEY, text text, big bigint, price numeric(12, 2), exact numeric, ratio double precision, truth boolean,
  at timestamptz, wall timestamp);
INSERT INTO odd VALUES
  (1, 'plain', 9007199254740993, 12.50, 0.1000000000000000000000000000000000000001, 0.1, true,
   '2024-03-01 12:34:56.789123+00', '2024-03-31 02:30:00'),
  (2, E'comma, "quote"\nand line', -9223372036854775808, -0.05, -1, 'NaN', false,
   '1969-12-31 23:59:59.999999+00', '0044-03-15 12:00:00 BC'),
  (3, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  (4, NULL, 0, 0, 'NaN', '-Infinity', NULL, 'infinity', '-infinity'),
  (5, '=1+1', -1, 9999999999.99, 'Infinity', 1e300, true, '1883-11-18 12:03:57+00', '9999-12-31 23:59:59.5'),
  (6, E'Grüße 😀\tﷺ', 1, 1, 1.50, '-0', false, '2024-02-29 00:00:00+05:30', '12024-01-01 00:00:00'),
  (7, E'\tTab', 7, 7.00, 7, 7, NULL, NULL, NULL),
  (8, '-5', -8, -8.00, -8, -8, NULL, NULL, NULL),
  (9, E'@SUM(A1:A9),"x"', 9, 9.00, 9, 9, NULL, NULL, NULL),
  (10, E'\rCR', 10, 10.00, 10, 10, NULL, NULL, NULL),
  (11, '+49 30', 9223372036854775807, 11.00, 11, 11, NULL, NULL, NULL);
