CREATE TABLE orders (id int PRIMARY KEY, city text, amount numeric, placed_at timestamptz);
INSERT INTO orders VALUES
    (1, 'Bern', 10, '2026-11-22T10:00:00Z'),
    (2, 'Zürich', 20, '2026-11-22T11:00:00Z'),
    (3, 'Bern', 30, '2026-11-21T11:00:00Z');
CREATE TABLE versions (version int);
INSERT INTO versions VALUES (1);
CREATE FUNCTION note_run() RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM pg_notify('runs', '');
    RETURN true;
END $$;
