-- Deterministic rows: every column is a function of the row number. ${rows} engagements, half as many of campaigns, 50,000 users.
SET timezone = 'UTC';
DROP TABLE IF EXISTS user_engagements, campaign_engagements, users;
CREATE OR REPLACE FUNCTION h(i bigint, k bigint) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT hashint8extended(i, k) & 9223372036854775807 $$;

CREATE TABLE users (user_id text PRIMARY KEY, plan text, signup_at timestamptz, country text);
INSERT INTO users
SELECT 'u' || i,
       CASE WHEN h(i, 1) % 10 < 6 THEN 'free' WHEN h(i, 1) % 10 < 8 THEN 'pro' WHEN h(i, 1) % 10 < 9 THEN 'team' ELSE 'enterprise' END,
       timestamptz '2022-01-01 00:00:00+00' + (h(i, 2) % 94608000) * interval '1 second',
       CASE WHEN i % 97 = 0 THEN NULL ELSE (ARRAY['US', 'DE', 'FR', 'IN', 'BR', 'JP', 'GB', 'CA', 'AU', 'ES'])[1 + h(i, 3) % 10] END
FROM generate_series(1, 50000) i;

CREATE TABLE user_engagements (id bigint PRIMARY KEY, user_id text, interaction_type text, interactions int,
  session_duration double precision, event_time timestamptz, device text, country text);
INSERT INTO user_engagements
SELECT i,
       'u' || (1 + h(i, 11) % 50200), -- 200 users without a row in users
       (ARRAY['view', 'click', 'scroll', 'share', 'comment', 'purchase'])[1 + h(i, 12) % 6],
       1 + (h(i, 13) % 20)::int,
       CASE WHEN i % 53 = 0 THEN NULL ELSE (h(i, 14) % 12000)::double precision / 100 END,
       timestamptz '2024-01-01 00:00:00+00' + i * (interval '730.99 days' / ${rows}),
       (ARRAY['mobile', 'desktop', 'tablet'])[1 + h(i, 15) % 3],
       CASE WHEN i % 101 = 0 THEN NULL ELSE (ARRAY['US', 'DE', 'FR', 'IN', 'BR', 'JP', 'GB', 'CA', 'AU', 'ES'])[1 + h(i, 16) % 10] END
FROM generate_series(1, ${rows}) i;

CREATE TABLE campaign_engagements (id bigint PRIMARY KEY, campaign_id text, user_id text, clicks int, conversions int,
  impressions int, engagement_date timestamptz);
INSERT INTO campaign_engagements
SELECT i, 'c' || (1 + h(i, 21) % 200), 'u' || (1 + h(i, 22) % 50200),
       (h(i, 23) % 8)::int,
       ((h(i, 23) % 8) * (h(i, 24) % 101) / 300)::int,
       (10 + h(i, 25) % 190)::int,
       timestamptz '2024-01-01 00:00:00+00' + i * (interval '730.99 days' / (${rows} / 2))
FROM generate_series(1, ${rows} / 2) i;

CREATE INDEX ON user_engagements (event_time);
CREATE INDEX ON user_engagements (user_id);
CREATE INDEX ON campaign_engagements (engagement_date);
CREATE INDEX ON campaign_engagements (user_id);
ANALYZE;
