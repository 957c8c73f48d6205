-- Rows that make the inputs of the worked examples in docs/kpis.md true, in a schema of their own beside the demo's tables.
-- Each example has months to itself, so that none adds to another.
CREATE SCHEMA examples;

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['users', 'user_engagements', 'campaign_engagements', 'accounts', 'subscriptions', 'subscription_movements',
        'orders', 'sessions', 'page_views', 'features', 'feature_uses', 'campaigns', 'messages', 'social_posts', 'social_followers', 'surveys',
        'survey_responses', 'issues', 'contacts']
    LOOP
        EXECUTE format('CREATE TABLE examples.%I (LIKE public.%I INCLUDING ALL)', name, name);
    END LOOP;
END $$;

SET search_path TO examples;
SET TimeZone TO 'UTC';

-- Bounce rate: 25,000 visits each month, of one page 5,000 in January 2024 and 15,000 in February.
INSERT INTO sessions (id, visitor_id, device, pages, duration_seconds, active_seconds, started_at)
SELECT month * 100000 + n, 'v' || n, 'desktop', CASE WHEN n <= bounces THEN 1 ELSE 2 + n % 5 END, 60, 0,
       make_timestamptz(2024, month, 1 + n % 28, n % 24, 0, 0)
FROM (VALUES (1, 5000), (2, 15000)) AS months (month, bounces), generate_series(1, 25000) n;

-- Average session duration: 5,000 visits in March, half of 2 minutes and half of 4, are 15,000 minutes.
INSERT INTO sessions (id, visitor_id, device, pages, duration_seconds, active_seconds, started_at)
SELECT 300000 + n, 'v' || n, 'desktop', 2, CASE n % 2 WHEN 0 THEN 120 ELSE 240 END, 0, make_timestamptz(2024, 3, 1 + n % 31, n % 24, 0, 0)
FROM generate_series(1, 5000) n;

-- Stickiness: on each of the 30 days of June 1,000 users are active, 5,000 different ones in the month. Some come twice a day.
INSERT INTO users (user_id, plan, signup_time) SELECT 'u' || n, 'pro', '2024-01-01' FROM generate_series(0, 4999) n;
INSERT INTO sessions (id, visitor_id, user_id, device, pages, duration_seconds, active_seconds, started_at)
SELECT 600000 + day * 2000 + n, 'u' || user_no, 'u' || user_no, 'desktop', 2, 60, 30, make_timestamptz(2024, 6, day, n / 100, 0, 0)
FROM generate_series(1, 30) day, generate_series(0, 1199) n, LATERAL (SELECT (day * 1000 + n % 1000) % 5000 AS user_no) numbered;

-- Feature adoption: of 1,000 active users in July, 200 tried the new report. What an idle page loaded does not count.
INSERT INTO features (feature, area, core, launched_on) VALUES ('reports', 'data', false, '2024-07-01'), ('board', 'work', true, '2020-01-01');
INSERT INTO sessions (id, visitor_id, user_id, device, pages, duration_seconds, active_seconds, started_at)
SELECT 700000 + n, 'u' || n, 'u' || n, 'mobile', 2, 60, CASE WHEN n < 1000 THEN 30 ELSE 0 END, make_timestamptz(2024, 7, 1 + n % 31, 12, 0, 0)
FROM generate_series(0, 1099) n;
INSERT INTO feature_uses (id, session_id, feature, uses)
SELECT n, 700000 + n, CASE WHEN n < 200 OR n >= 1000 THEN 'reports' ELSE 'board' END, 1 + n % 3 FROM generate_series(0, 1099) n;

-- Social engagement rate: three posts in January with 30 interactions, 1,000 followers on the day of the last one.
INSERT INTO social_followers (network, day, followers)
SELECT 'linkedin', day::date, CASE WHEN day < '2024-01-20' THEN 900 ELSE 1000 END FROM generate_series('2024-01-01', '2024-01-31', interval '1 day') day;
INSERT INTO social_posts (id, network, likes, shares, comments, posted_at)
VALUES (1, 'linkedin', 5, 3, 2, '2024-01-05 10:00'), (2, 'linkedin', 8, 0, 1, '2024-01-15 10:00'), (3, 'linkedin', 7, 2, 2, '2024-01-25 10:00');

-- CSAT: the survey calls only "very satisfied" (5) satisfied; 50 said so, 20 were satisfied (4), 10 rated nothing.
INSERT INTO surveys (survey_id, kind, scale_from, scale_to, satisfied_from) VALUES ('very', 'csat', 1, 5, 5), ('recommend', 'nps', 0, 10, NULL);
INSERT INTO survey_responses (id, survey_id, score, responded_at)
SELECT n, 'very', CASE WHEN n <= 50 THEN 5 WHEN n <= 70 THEN 4 END, make_timestamptz(2024, 1, 1 + n % 31, 12, 0, 0) FROM generate_series(1, 80) n;

-- NPS: 70 promoters, 10 passives, 20 detractors.
INSERT INTO survey_responses (id, survey_id, score, responded_at)
SELECT 1000 + n, 'recommend', CASE WHEN n <= 70 THEN 9 + n % 2 WHEN n <= 80 THEN 7 + n % 2 ELSE n % 7 END, make_timestamptz(2024, 1, 1 + n % 31, 12, 0, 0)
FROM generate_series(1, 100) n;

-- Net dollar retention: 100 customers pay 1.0 M at the start of January. New list prices make it 1.1 M, then 100 K are sold on top and
-- 50 K leave. A customer who came in January and expanded is not part of it.
INSERT INTO accounts (account_id, name, plan, created_at)
SELECT 'n' || n, 'Customer ' || n, 'enterprise', '2023-12-01' FROM generate_series(1, 101) n;
INSERT INTO subscription_movements (id, subscription_id, account_id, kind, amount, occurred_at)
SELECT n, 'n' || n, 'n' || n, 'new', 10000, timestamptz '2023-12-15' FROM generate_series(1, 100) n
UNION ALL SELECT 200 + n, 'n' || n, 'n' || n, 'repricing', 1250, timestamptz '2024-01-01' FROM generate_series(1, 80) n
UNION ALL SELECT 300 + n, 'n' || n, 'n' || n, 'expansion', 5000, timestamptz '2024-01-10' FROM generate_series(1, 20) n
UNION ALL SELECT 400 + n, 'n' || n, 'n' || n, 'churn', -10000, timestamptz '2024-01-20' FROM generate_series(96, 100) n
UNION ALL VALUES (501, 'n101', 'n101', 'new', 7000, timestamptz '2024-01-05'), (502, 'n101', 'n101', 'expansion', 900, timestamptz '2024-01-25');

-- All of them have left before the next example begins.
INSERT INTO subscription_movements (id, subscription_id, account_id, kind, amount, occurred_at)
SELECT 600 + row_number() OVER (ORDER BY account_id), account_id, account_id, 'churn', -sum(amount), timestamptz '2024-02-10'
FROM subscription_movements GROUP BY account_id HAVING sum(amount) > 0;

-- Churn rate and customer retention rate: 1,000 customers at the start of May, 75 of them leave, 40 come.
INSERT INTO accounts (account_id, name, plan, created_at) SELECT 'c' || n, 'Customer ' || n, 'pro', '2024-04-01' FROM generate_series(1, 1040) n;
INSERT INTO subscription_movements (id, subscription_id, account_id, kind, amount, occurred_at)
SELECT 2000 + n, 'c' || n, 'c' || n, 'new', 30, CASE WHEN n <= 1000 THEN timestamptz '2024-04-10' ELSE timestamptz '2024-05-10' END FROM generate_series(1, 1040) n
UNION ALL SELECT 4000 + n, 'c' || n, 'c' || n, 'churn', -30, timestamptz '2024-05-20' FROM generate_series(1, 75) n;

-- Lifetime value: four customers of four years each order once a month, for 400 or 600, 500 on average.
INSERT INTO accounts (account_id, name, plan, created_at, closed_at)
SELECT 'o' || n, 'Customer ' || n, 'team', '2020-01-01', '2024-01-01' FROM generate_series(1, 4) n;
INSERT INTO orders (id, account_id, amount, ordered_at)
SELECT n * 100 + month, 'o' || n, CASE month % 2 WHEN 0 THEN 400 ELSE 600 END, timestamptz '2020-01-15' + month * interval '1 month'
FROM generate_series(1, 4) n, generate_series(0, 47) month;

RESET search_path;
RESET TimeZone;
