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

-- Churn rate and customer retention rate: 1,000 customers at the start of May, 75 of them leave, 41 come, one of them only for two weeks.
INSERT INTO accounts (account_id, name, plan, created_at) SELECT 'c' || n, 'Customer ' || n, 'pro', '2024-04-01' FROM generate_series(1, 1041) n;
INSERT INTO subscription_movements (id, subscription_id, account_id, kind, amount, occurred_at)
SELECT 2000 + n, 'c' || n, 'c' || n, 'new', 30, CASE WHEN n <= 1000 THEN timestamptz '2024-04-10' ELSE timestamptz '2024-05-10' END FROM generate_series(1, 1041) n
UNION ALL SELECT 4000 + n, 'c' || n, 'c' || n, 'churn', -30, timestamptz '2024-05-20' FROM generate_series(1, 75) n
UNION ALL VALUES (5000, 'c1041', 'c1041', 'churn', -30, timestamptz '2024-05-24');

-- Lifetime value: four customers of four years each order once a month, for 400 or 600, 500 on average.
INSERT INTO accounts (account_id, name, plan, created_at, closed_at)
SELECT 'o' || n, 'Customer ' || n, 'team', '2020-01-01', '2024-01-01' FROM generate_series(1, 4) n;
INSERT INTO orders (id, account_id, amount, ordered_at)
SELECT n * 100 + month, 'o' || n, CASE month % 2 WHEN 0 THEN 400 ELSE 600 END, timestamptz '2020-01-15' + month * interval '1 month'
FROM generate_series(1, 4) n, generate_series(0, 47) month;

-- Scroll depth: five page views in April, one of them not measured; 62.5 % on average, three of four half or further.
INSERT INTO sessions (id, visitor_id, device, pages, duration_seconds, active_seconds, started_at)
VALUES (400001, 'v1', 'desktop', 5, 60, 0, '2024-04-10 10:00');
INSERT INTO page_views (id, session_id, page, scroll_share, viewed_at)
SELECT n, 400001, '/docs', CASE WHEN n < 5 THEN 0.25 * n END, timestamptz '2024-04-10 10:00' + n * interval '1 minute' FROM generate_series(1, 5) n;

-- Frequency and time: in May three visitors come six times; two of them are users, with 40 minutes on five visits, 25 of them active.
INSERT INTO sessions (id, visitor_id, user_id, device, pages, duration_seconds, active_seconds, started_at)
SELECT 500000 + n, CASE WHEN n < 6 THEN 'm' || n % 2 ELSE 'v1' END, CASE WHEN n < 6 THEN 'm' || n % 2 END, 'mobile', 3, 480, 300, make_timestamptz(2024, 5, n, 9, 0, 0)
FROM generate_series(1, 6) n;

-- New and returning users: 300 are active in August, of whom 100 signed up in it.
INSERT INTO users (user_id, plan, signup_time) SELECT 'w' || n, 'free', '2024-08-01' FROM generate_series(1, 100) n;
INSERT INTO sessions (id, visitor_id, user_id, device, pages, duration_seconds, active_seconds, started_at)
SELECT 800000 + n, name, name, 'tablet', 2, 60, 30, make_timestamptz(2024, 8, 1 + n % 31, 12, 0, 0)
FROM generate_series(1, 300) n, LATERAL (SELECT CASE WHEN n <= 100 THEN 'w' || n ELSE 'u' || n END AS name) names;

-- Engagement tiers: three accounts that closed in November, as they were in the 90 days before.
INSERT INTO accounts (account_id, name, plan, created_at, closed_at)
SELECT 't' || n, 'Customer ' || n, 'pro', '2024-09-01', '2024-11-01' FROM generate_series(1, 3) n;
INSERT INTO users (user_id, account_id, plan, signup_time) SELECT 't' || n, 't' || n, 'pro', '2024-09-01' FROM generate_series(1, 3) n;
INSERT INTO features (feature, area, core, launched_on) SELECT 'feature ' || n, 'work', false, date '2020-01-01' FROM generate_series(1, 8) n;
INSERT INTO sessions (id, visitor_id, user_id, device, pages, duration_seconds, active_seconds, started_at)
SELECT 1000000 + account * 100 + day, 't' || account, 't' || account, 'desktop', 2, 60, 30, make_timestamptz(2024, 10, day, 12, 0, 0)
FROM (VALUES (1, 20), (2, 5), (3, 1)) AS days (account, days), generate_series(1, days) day;
INSERT INTO feature_uses (id, session_id, feature, uses)
SELECT session * 10 + feature, session, 'feature ' || feature, uses
FROM (VALUES (1, 20, 8, 2), (2, 5, 4, 3), (3, 1, 1, 5)) AS how (account, days, features, uses), generate_series(1, days) day,
     generate_series(1, features) feature, LATERAL (SELECT 1000000 + account * 100 + day AS session) sessions;

-- Messages in January: of 100 letters 90 arrive, 45 are opened, 18 clicked, 9 answered; of 50 notes in the product all, 40, 10, 5.
INSERT INTO messages (id, user_id, channel, sent_at, delivered_at, opened_at, clicked_at, replied_at)
SELECT first + n, 'u' || n, channel, at, CASE WHEN n <= delivered THEN at END, CASE WHEN n <= opened THEN at END, CASE WHEN n <= clicked THEN at END,
       CASE WHEN n <= replied THEN at END
FROM (VALUES (0, 'email', 100, 90, 45, 18, 9), (1000, 'in_app', 50, 50, 40, 10, 5)) AS steps (first, channel, sent, delivered, opened, clicked, replied),
     generate_series(1, sent) n, LATERAL (SELECT make_timestamptz(2024, 1, 1 + n % 31, 9, 0, 0) AS at) times;

-- Customer effort: three answers on a scale of 7, 6 on average.
INSERT INTO surveys (survey_id, kind, scale_from, scale_to) VALUES ('effort', 'ces', 1, 7);
INSERT INTO survey_responses (id, survey_id, score, responded_at) SELECT 2000 + n, 'effort', n, make_timestamptz(2024, 1, n, 12, 0, 0) FROM generate_series(5, 7) n;

-- No contact: something goes wrong for 20 users in January, 8 of them get in contact, one twice, with 3 complaints.
INSERT INTO issues (id, user_id, category, opened_at) SELECT n, 'u' || n, 'bug', make_timestamptz(2024, 1, n, 12, 0, 0) FROM generate_series(1, 20) n;
INSERT INTO contacts (id, issue_id, channel, complaint, contacted_at)
SELECT n, 1 + n % 8, 'email', n <= 3, make_timestamptz(2024, 1, 8 + n, 13, 0, 0) FROM generate_series(1, 9) n;

-- Two campaigns: 3 conversions of 10 clicks, 1 of 90. Together 4 of 100, and not the average of 30 % and 1.1 %.
INSERT INTO campaign_engagements (id, campaign_id, user_id, clicks, conversions, engagement_date)
VALUES (1, 'c1', 'u1', 4, 1, '2024-01-10'), (2, 'c1', 'u2', 6, 2, '2024-01-11'), (3, 'c2', 'u1', 90, 1, '2024-01-12'), (4, 'c2', 'u3', 0, 0, '2024-01-12');

-- Interactions: what three users did in January.
INSERT INTO user_engagements (id, user_id, interaction_type, interactions, session_duration, event_time)
VALUES (1, 'u1', 'view', 5, 4.00, '2024-01-10 10:00'), (2, 'u1', 'click', 3, 6.00, '2024-01-11 10:00'), (3, 'u2', 'view', 7, 2.00, '2024-01-12 10:00'),
       (4, NULL, 'view', 1, NULL, '2024-01-12 11:00'), (5, 'u3', 'share', NULL, 3.00, '2024-01-13 10:00');

RESET search_path;
RESET TimeZone;
