-- The rows of V3. Every value is a function of row numbers and of the day after the last engagement of V2, which is the demo's today.
-- What happens to an account follows from how content it is, so that engagement, answers, contacts and churn agree with one another.
-- Tests want fewer rows: the setting `demo.share` (0 to 1, default 1) is the share of users and accounts who do anything.
SET TimeZone TO 'UTC';

CREATE FUNCTION pg_temp.kpi_mix(row_number bigint, purpose bigint) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN hashint8extended(row_number, purpose) & 9223372036854775807;

CREATE FUNCTION pg_temp.kpi_share(row_number bigint, purpose bigint) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (hashint8extended(row_number, purpose) & 1048575) / 1048576.0::double precision;

-- Weekends have half the traffic, July and August four fifths, the last days of a year half; two weeks after the launch have more,
-- and on the day of the outage little went through. A visit happens if the share of its row number is below this.
CREATE FUNCTION pg_temp.traffic(day date, today date) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN day = today - 200 THEN 0.12 ELSE 1 END
    * CASE WHEN day BETWEEN today - 300 AND today - 287 THEN 1 ELSE 0.78 END
    * CASE WHEN extract(isodow FROM day) >= 6 THEN 0.5 ELSE 1 END
    * CASE WHEN extract(month FROM day) IN (7, 8) THEN 0.8
           WHEN extract(month FROM day) = 12 AND extract(day FROM day) >= 23 THEN 0.5 ELSE 1 END;

CREATE TEMPORARY TABLE demo AS
SELECT max(event_time)::date + 1 AS today, coalesce(nullif(current_setting('demo.share', true), '')::double precision, 1) AS share
FROM public.user_engagements;

-- Users of one plan share accounts: one of free and pro, four of team, ten of enterprise.
CREATE TEMPORARY TABLE people AS
SELECT n, user_id, plan, country, signup_time, seats,
    -- unique over plans: thousands by plan
    (CASE plan WHEN 'free' THEN 0 WHEN 'pro' THEN 10000 WHEN 'team' THEN 20000 ELSE 30000 END)
        + ((row_number() OVER (PARTITION BY plan ORDER BY n) - 1) / seats)::integer AS account
FROM (SELECT substr(user_id, 2)::bigint AS n, user_id, plan, country, signup_time,
             CASE plan WHEN 'team' THEN 4 WHEN 'enterprise' THEN 10 ELSE 1 END AS seats
      FROM public.users) numbered;

UPDATE public.users SET
    account_id = 'a' || account,
    device = (ARRAY['desktop', 'desktop', 'desktop', 'desktop', 'desktop', 'mobile', 'mobile', 'mobile', 'mobile', 'tablet'])
        [1 + pg_temp.kpi_mix(n, 30) % 10],
    referral_source = CASE WHEN n % 41 = 0 THEN NULL
        ELSE (ARRAY['search', 'search', 'search', 'direct', 'direct', 'referral', 'social', 'ad', 'email'])
            [1 + pg_temp.kpi_mix(n, 31) % 9] END
FROM people WHERE people.user_id = users.user_id;

-- How content an account is, 0 to 1; those that others recommended us to are so more often.
CREATE TEMPORARY TABLE customers AS
SELECT account, 'a' || account AS account_id, plan, seats, created_at, country, referral_source,
       power(pg_temp.kpi_share(account, 40), CASE WHEN referral_source = 'referral' THEN 0.7 ELSE 1.3 END) AS content,
       pg_temp.kpi_share(account, 39) < demo.share AS awake
FROM (SELECT DISTINCT ON (account) account, people.plan, seats, people.signup_time AS created_at, users.country, users.referral_source
      FROM people JOIN public.users USING (user_id) ORDER BY account, people.signup_time) firsts, demo;

-- When accounts are in use: until they churn, and some a second time. Free ones fall asleep sooner.
CREATE TEMPORARY TABLE lives AS
WITH first AS (
    SELECT account, created_at + CASE WHEN plan = 'free' THEN 0 ELSE pg_temp.kpi_mix(account, 41) % 14 END * interval '1 day'
               + CASE WHEN plan = 'free' THEN 0 ELSE pg_temp.kpi_mix(account, 42) % 36000 END * interval '1 second' AS begins,
           -ln(1 - pg_temp.kpi_share(account, 43)) * CASE WHEN plan = 'free' THEN 50 + 900 * content ELSE 160 + 2600 * content * content END
               * interval '1 day' AS lasts
    FROM customers, demo WHERE awake AND created_at < today - 15
), second AS (
    SELECT account, begins + lasts + (45 + pg_temp.kpi_mix(account, 44) % 120) * interval '1 day' AS begins,
           -ln(1 - pg_temp.kpi_share(account, 45)) * 400 * interval '1 day' AS lasts
    FROM first WHERE pg_temp.kpi_share(account, 46) < 0.2
)
SELECT account, life, begins, CASE WHEN begins + lasts < today THEN begins + lasts END AS ends
FROM (SELECT account, 1 AS life, begins, lasts FROM first UNION ALL SELECT account, 2, begins, lasts FROM second) both_lives, demo
WHERE begins < today - 1;

INSERT INTO public.accounts (account_id, name, plan, country, referral_source, created_at, closed_at)
SELECT account_id,
       (ARRAY['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm', 'Fir', 'Ginkgo', 'Hazel', 'Ivy', 'Juniper', 'Larch', 'Maple'])
           [1 + pg_temp.kpi_mix(account, 47) % 12] || ' ' || account,
       plan, country, referral_source, created_at, closed_at
FROM customers LEFT JOIN (SELECT account, CASE WHEN count(ends) = count(*) THEN max(ends) END AS closed_at FROM lives GROUP BY account) over
    USING (account);

INSERT INTO public.subscriptions (subscription_id, account_id, plan, started_at, ended_at)
SELECT 's' || account || '-' || life, account_id, plan, begins, ends
FROM lives JOIN customers USING (account) WHERE plan <> 'free';

-- Monthly revenue when a subscription begins; then changes every four months or so, more of them upward where content is, and
-- three per cent more each first of January; what is left when it ends goes.
CREATE TEMPORARY TABLE changes AS
WITH starts AS (
    SELECT account, life, begins, coalesce(ends, today) AS until, content, ends,
           (CASE plan WHEN 'pro' THEN 29 WHEN 'team' THEN 190 ELSE 1450 END * (0.8 + 0.6 * pg_temp.kpi_share(account, 50)))::numeric(12, 2) AS mrr
    FROM lives JOIN customers USING (account), demo WHERE plan <> 'free'
)
SELECT account, life, 0 AS step, CASE life WHEN 1 THEN 'new' ELSE 'reactivation' END AS kind, mrr AS amount, begins AS occurred_at FROM starts
UNION ALL
SELECT account, life, step, CASE WHEN upward THEN 'expansion' ELSE 'contraction' END,
       (mrr * CASE WHEN upward THEN 0.1 + 0.25 * pg_temp.kpi_share(account * 100 + step, 52) ELSE -0.04 END)::numeric(12, 2),
       at
FROM starts, generate_series(1, 9) step,
     LATERAL (SELECT pg_temp.kpi_share(account * 100 + step, 51) < 0.2 + 0.7 * content AS upward,
                     begins + (step * 120 + pg_temp.kpi_mix(account * 100 + step, 53) % 100) * interval '1 day' + step * interval '37 minutes' AS at) planned
WHERE at < until AND pg_temp.kpi_share(account * 100 + step, 54) < 0.55
UNION ALL
SELECT account, life, 20 + year, 'repricing', (mrr * 0.03)::numeric(12, 2),
       make_timestamptz(extract(year FROM begins)::integer + year, 1, 1, 0, 0, 0, 'UTC')
FROM starts, generate_series(1, 4) year
WHERE make_timestamptz(extract(year FROM begins)::integer + year, 1, 1, 0, 0, 0, 'UTC') < until
UNION ALL
SELECT account, life, 99, 'churn', 0, ends FROM starts WHERE ends IS NOT NULL;

INSERT INTO public.subscription_movements (id, subscription_id, account_id, kind, amount, occurred_at)
SELECT account * 1000::bigint + life * 100 + step, 's' || account || '-' || life, 'a' || account, kind,
       CASE kind WHEN 'churn' THEN -sum(amount) OVER (PARTITION BY account, life) ELSE amount END, occurred_at
FROM changes;

-- Customers buy beside what they subscribed to: add-ons, seats for an event, training.
INSERT INTO public.orders (id, account_id, amount, ordered_at)
SELECT account * 10000::bigint + life * 1000 + k, account_id,
       (CASE plan WHEN 'pro' THEN 15 WHEN 'team' THEN 70 ELSE 400 END * (0.4 + 1.8 * power(pg_temp.kpi_share(account * 1000 + k, 61), 2)))::numeric(12, 2),
       at
FROM lives JOIN customers USING (account) CROSS JOIN demo
CROSS JOIN generate_series(1, 60) k
CROSS JOIN LATERAL (SELECT begins + (k * (34 - 16 * content) + pg_temp.kpi_mix(account * 1000 + k + life * 500, 60) % 12) * interval '1 day' AS at) days
WHERE plan <> 'free' AND at < least(coalesce(ends, today), today) AND at >= today - 730;

-- Who could visit when; the two years of the other tables.
CREATE TEMPORARY TABLE presence AS
SELECT n, user_id, life, account, content, plan,
       greatest(begins, signup_time, (today - 730)::timestamptz)::date AS first_day, (coalesce(ends, today) - interval '1 day')::date AS last_day
FROM people JOIN lives USING (account) JOIN customers USING (account, plan), demo
WHERE coalesce(ends, today) - interval '1 day' > greatest(begins, signup_time, (today - 730)::timestamptz);

-- A visit belongs to a day of its user's presence, or is dropped by the traffic of that day. Anonymous visitors and users who were
-- deleted come along; half the days that the former have are in the second third of the time.
CREATE TEMPORARY TABLE visits AS
SELECT n * 8192 + life * 4096 + k AS id, n, user_id, user_id AS visitor_id, content,
       first_day + floor((last_day - first_day + 1) * pg_temp.kpi_share(n * 8192 + life * 4096 + k, 70))::integer AS day
FROM presence, generate_series(1, ceil((last_day - first_day + 1) * (0.03 + 0.30 * content * content * content))::integer) k
UNION ALL
SELECT 50000000 + k, 50000000 + k, CASE WHEN k % 29 = 0 THEN 'u' || 5001 + k % 60 END,
       CASE WHEN k % 29 = 0 THEN 'u' || 5001 + k % 60 ELSE 'v' || pg_temp.kpi_mix(k, 71) % 30000 END, 0.15,
       today - 730 + floor(730 * (sqrt(1 + 8 * pg_temp.kpi_share(k, 72)) - 1) / 2)::integer
FROM demo, generate_series(1, floor(42000 * share)::integer) k;

INSERT INTO public.sessions
    (id, visitor_id, user_id, device, referral_source, pages, duration_seconds, active_seconds, started_at)
SELECT visits.id, visitor_id, visits.user_id, devices.device,
       CASE WHEN visits.id % 7 = 0 THEN NULL WHEN visits.id % 3 = 0 THEN coalesce(users.referral_source, 'direct')
            ELSE (ARRAY['direct', 'direct', 'search', 'search', 'email', 'social', 'ad', 'referral'])[1 + pg_temp.kpi_mix(visits.id, 73) % 8] END,
       pages, seconds, CASE WHEN visits.id % 31 = 0 THEN 0 ELSE floor(seconds * (0.25 + 0.7 * pg_temp.kpi_share(visits.id, 77)))::integer END,
       visits.day::timestamptz
           + (ARRAY[0, 6, 7, 7, 8, 8, 8, 9, 9, 9, 9, 10, 10, 10, 10, 11, 11, 11, 12, 12, 13, 13, 13, 14, 14, 14, 14, 15, 15, 15, 16, 16,
                    16, 17, 17, 18, 19, 20, 21, 22, 23])[1 + pg_temp.kpi_mix(visits.id, 78) % 41] * interval '1 hour'
           + pg_temp.kpi_mix(visits.id, 79) % 3600000 * interval '1 millisecond'
FROM visits LEFT JOIN public.users USING (user_id) CROSS JOIN demo
CROSS JOIN LATERAL (SELECT CASE WHEN visits.id % 5 > 0 AND users.device IS NOT NULL THEN users.device
    ELSE (ARRAY['desktop', 'mobile', 'mobile', 'tablet'])[1 + pg_temp.kpi_mix(visits.id, 74) % 4] END AS device) devices
CROSS JOIN LATERAL (SELECT CASE WHEN pg_temp.kpi_share(visits.id, 75) < CASE devices.device WHEN 'mobile' THEN 0.5 ELSE 0.36 END - 0.25 * content THEN 1
    ELSE 2 + floor(5 * power(pg_temp.kpi_share(visits.id, 76), 2))::integer END AS pages) depths
CROSS JOIN LATERAL (SELECT CASE pages WHEN 1 THEN 4 + pg_temp.kpi_mix(visits.id, 80) % 50
    ELSE pages * (25 + pg_temp.kpi_mix(visits.id, 80) % 110) END AS seconds) durations
WHERE pg_temp.kpi_share(visits.id, 81) < pg_temp.traffic(visits.day, demo.today);

INSERT INTO public.page_views (id, session_id, page, scroll_share, viewed_at)
SELECT id * 32 + k, id,
       (ARRAY['/', '/pricing', '/docs', '/blog', '/app', '/app/board', '/app/reports', '/settings'])[1 + pg_temp.kpi_mix(id * 32 + k, 85) % 8],
       CASE WHEN (id + k) % 61 = 0 THEN NULL ELSE round(sqrt(pg_temp.kpi_share(id * 32 + k, 86))::numeric, 3) END,
       started_at + (k - 1) * duration_seconds / pages * interval '1 second'
FROM public.sessions, generate_series(1, pages) k;

INSERT INTO public.features (feature, area, core, launched_on)
SELECT feature, area, core, today - launched
FROM demo, (VALUES ('board', 'work', true, 1500), ('task', 'work', true, 1500), ('comment', 'work', true, 1400), ('search', 'find', false, 1400),
                   ('filter', 'find', false, 1300), ('share', 'team', true, 1200), ('invite', 'team', true, 1200), ('export', 'data', false, 1100),
                   ('import', 'data', false, 1000), ('automation', 'work', false, 900), ('api', 'data', false, 800),
                   ('reports', 'data', false, 300)) AS shipped (feature, area, core, launched);

-- Content users use more of the product. What was not launched yet was not used.
INSERT INTO public.feature_uses (id, session_id, feature, uses)
SELECT id * 16 + k, id, (ARRAY['board', 'task', 'search', 'comment', 'reports', 'filter', 'share', 'export', 'invite', 'automation', 'import', 'api'])[which],
       1 + floor((3 + 14 * content) * power(pg_temp.kpi_share(id * 16 + k, 91), 2))::integer
FROM public.sessions JOIN visits USING (id, user_id) CROSS JOIN demo
CROSS JOIN LATERAL generate_series(1, 1 + (content * 2.2)::integer + (pg_temp.kpi_mix(id, 90) % 2)::integer) k
CROSS JOIN LATERAL (SELECT 1 + ((pg_temp.kpi_mix(id, 92) + k) % (4 + floor(8.9 * content)::bigint))::integer AS which) picked
WHERE active_seconds > 0 AND pages > 1 AND (which <> 5 OR day >= today - 300);

-- The campaigns of V2. Each begins in its turn; those that convert best cost most.
INSERT INTO public.campaigns (campaign_id, name, channel, starts_on, budget)
SELECT 'c' || c, (ARRAY['Spring', 'Summer', 'Autumn', 'Winter'])[1 + c % 4] || ' ' || c,
       (ARRAY['email', 'social', 'ad', 'search', 'in_app'])[1 + pg_temp.kpi_mix(c, 95) % 5], today - 760 + c * 8, 500 + 350 * (c % 5) + 10 * c
FROM demo, generate_series(1, 40) c;

-- A letter every three weeks and a note in the product every five, as long as a user is there; each step needs the one before.
INSERT INTO public.messages (id, campaign_id, user_id, channel, sent_at, delivered_at, opened_at, clicked_at, replied_at)
SELECT id, CASE WHEN id % 3 = 0 THEN 'c' || 1 + id % 40 END, user_id, channel, sent,
       CASE WHEN delivered THEN sent + interval '20 seconds' END,
       CASE WHEN opened THEN sent + (1 + pg_temp.kpi_mix(id, 101) % 2000) * interval '1 minute' END,
       CASE WHEN clicked THEN sent + (2001 + pg_temp.kpi_mix(id, 102) % 400) * interval '1 minute' END,
       CASE WHEN clicked AND pg_temp.kpi_share(id, 103) < 0.15 THEN sent + (2500 + pg_temp.kpi_mix(id, 104) % 3000) * interval '1 minute' END
FROM (SELECT n * 8192 + life * 4096 + k * 2 + part AS id, user_id, content, CASE part WHEN 0 THEN 'email' ELSE 'in_app' END AS channel,
             (first_day + k * (21 + 14 * part) - (n % 20)::integer)::timestamptz + (7 + pg_temp.kpi_mix(n, 105) % 6) * interval '1 hour' AS sent
      FROM presence CROSS JOIN generate_series(0, 1) part
      CROSS JOIN LATERAL generate_series(1, (last_day - first_day) / (21 + 14 * part)) k) planned,
     LATERAL (SELECT channel = 'in_app' OR pg_temp.kpi_share(id, 106) < 0.96 AS delivered) d,
     LATERAL (SELECT delivered AND pg_temp.kpi_share(id, 107) < CASE channel WHEN 'email' THEN 0.18 ELSE 0.4 END + 0.3 * content AS opened) o,
     LATERAL (SELECT opened AND pg_temp.kpi_share(id, 108) < 0.12 + 0.2 * content AS clicked) c;

-- Four networks with a post every few days; followers grow, with a jump at the launch.
INSERT INTO public.social_followers (network, day, followers)
SELECT network, day, floor(base * (1 + growth * (730 - (today - day)) / 730.0) * CASE WHEN day >= today - 300 THEN 1.08 ELSE 1 END)::integer
FROM demo, (VALUES ('linkedin', 8000, 1.4), ('instagram', 5200, 0.9), ('x', 11000, 0.15), ('youtube', 2400, 2.1)) AS networks (network, base, growth),
     LATERAL (SELECT generate_series(today - 730, today - 1, interval '1 day')::date AS day) days;

INSERT INTO public.social_posts (id, network, campaign_id, likes, shares, comments, posted_at)
SELECT id, network, CASE WHEN id % 4 = 0 THEN 'c' || 1 + id % 40 END, likes, likes / (6 + (id % 9)::integer), likes / (9 + (id % 13)::integer),
       day::timestamptz + (8 + pg_temp.kpi_mix(id, 111) % 10) * interval '1 hour'
FROM (SELECT row_number() OVER (ORDER BY day, network) AS id, network, day, followers FROM public.social_followers) days,
     LATERAL (SELECT floor(followers * 0.03 * pg_temp.kpi_share(id, 110))::integer AS likes) reactions
WHERE pg_temp.kpi_mix(id, 112) % 4 = 0 AND extract(isodow FROM day) < 7;

-- Things go wrong for those who are not content, and for everybody on the day of the outage.
INSERT INTO public.issues (id, user_id, category, opened_at, resolved_at)
SELECT id, user_id, category, at, CASE WHEN id % 19 > 0 THEN at + (10 + pg_temp.kpi_mix(id, 121) % 4000) * interval '1 minute' END
FROM (SELECT n * 1024 + life * 512 + k AS id, user_id,
             (ARRAY['bug', 'bug', 'billing', 'question', 'question', 'performance', 'access'])[1 + pg_temp.kpi_mix(n * 1024 + k, 122) % 7] AS category,
             (first_day + floor((last_day - first_day + 1) * pg_temp.kpi_share(n * 1024 + life * 512 + k, 123))::integer)::timestamptz
                 + (8 + pg_temp.kpi_mix(n + k, 124) % 10) * interval '1 hour' AS at
      FROM presence, generate_series(1, ceil((last_day - first_day) * (0.011 - 0.009 * content))::integer) k
      UNION ALL
      SELECT n * 1024 + life * 512, user_id, 'outage', (today - 200)::timestamptz + (9 * 60 + n % 300) * interval '1 minute'
      FROM presence, demo WHERE first_day <= today - 200 AND last_day >= today - 200 AND n % 3 = 0) happened;

INSERT INTO public.contacts (id, issue_id, channel, complaint, contacted_at)
SELECT id * 4 + k, id, (ARRAY['email', 'email', 'chat', 'chat', 'phone'])[1 + pg_temp.kpi_mix(id * 4 + k, 131) % 5],
       k > 1 OR pg_temp.kpi_share(id, 132) < CASE category WHEN 'outage' THEN 0.4 WHEN 'billing' THEN 0.3 ELSE 0.1 END,
       opened_at + (k * 15 + pg_temp.kpi_mix(id * 4 + k, 133) % 600) * interval '1 minute'
FROM public.issues, generate_series(1, (ARRAY[0, 0, 0, 1, 1, 1, 1, 2, 2, 3])[1 + pg_temp.kpi_mix(id, 130) % 10]) k;

INSERT INTO public.surveys (survey_id, kind, scale_from, scale_to, satisfied_from) VALUES
    ('after-support', 'csat', 1, 5, 4),
    ('product', 'csat', 1, 5, 5), -- only "very satisfied" will do
    ('recommend', 'nps', 0, 10, NULL),
    ('effort-support', 'ces', 1, 7, NULL),
    ('effort-setup', 'ces', 1, 5, NULL);

-- Who is content recommends; those for whom something went wrong were asked about that, too.
INSERT INTO public.survey_responses (id, survey_id, user_id, score, responded_at)
SELECT id, survey_id, user_id,
       CASE WHEN id % 23 = 0 THEN NULL
            ELSE scale_from + least(scale_to - scale_from,
                floor((scale_to - scale_from + 1) * power(0.12 + 0.88 * (0.6 * content + 0.4 * pg_temp.kpi_share(id, 140)), 0.55))::integer) END,
       at
FROM (SELECT n * 8192 + life * 4096 + k * 8 + part AS id, user_id, content, (ARRAY['recommend', 'product', 'effort-setup'])[part] AS survey_id,
             (first_day + k * 90 * part - (n % 80)::integer)::timestamptz + (9 + pg_temp.kpi_mix(n + k, 141) % 9) * interval '1 hour' AS at
      FROM presence CROSS JOIN generate_series(1, 3) part CROSS JOIN LATERAL generate_series(1, (last_day - first_day) / (90 * part)) k
      WHERE pg_temp.kpi_mix(n + k * 7 + part, 142) % 2 = 0
      UNION ALL
      SELECT 1000000000 + issues.id * 2 + part, user_id, content, (ARRAY['after-support', 'effort-support'])[1 + part], resolved_at + interval '1 day'
      FROM public.issues JOIN (SELECT DISTINCT user_id, content FROM presence) known USING (user_id) CROSS JOIN generate_series(0, 1) part CROSS JOIN demo
      WHERE resolved_at < today - 1 AND pg_temp.kpi_mix(issues.id + part, 143) % 3 > 0) answered
JOIN public.surveys USING (survey_id);

CREATE INDEX ON public.users (account_id);
CREATE INDEX ON public.subscriptions (account_id);
CREATE INDEX ON public.subscription_movements (account_id, occurred_at);
CREATE INDEX ON public.subscription_movements (occurred_at);
CREATE INDEX ON public.orders (account_id);
CREATE INDEX ON public.orders (ordered_at);
CREATE INDEX ON public.sessions (started_at);
CREATE INDEX ON public.sessions (user_id, started_at);
CREATE INDEX ON public.page_views (session_id);
CREATE INDEX ON public.feature_uses (session_id);
CREATE INDEX ON public.feature_uses (feature);
CREATE INDEX ON public.messages (sent_at);
CREATE INDEX ON public.messages (user_id);
CREATE INDEX ON public.messages (campaign_id);
CREATE INDEX ON public.social_posts (posted_at);
CREATE INDEX ON public.social_posts (network, posted_at);
CREATE INDEX ON public.survey_responses (responded_at);
CREATE INDEX ON public.survey_responses (survey_id);
CREATE INDEX ON public.survey_responses (user_id);
CREATE INDEX ON public.issues (opened_at);
CREATE INDEX ON public.issues (user_id);
CREATE INDEX ON public.contacts (issue_id);
CREATE INDEX ON public.contacts (contacted_at);

-- Keys are declared after the rows are in, which checks them in one pass each.
ALTER TABLE public.users ADD FOREIGN KEY (account_id) REFERENCES public.accounts;
ALTER TABLE public.subscriptions ADD FOREIGN KEY (account_id) REFERENCES public.accounts;
ALTER TABLE public.subscription_movements ADD FOREIGN KEY (subscription_id) REFERENCES public.subscriptions,
    ADD FOREIGN KEY (account_id) REFERENCES public.accounts;
ALTER TABLE public.orders ADD FOREIGN KEY (account_id) REFERENCES public.accounts;
ALTER TABLE public.page_views ADD FOREIGN KEY (session_id) REFERENCES public.sessions;
ALTER TABLE public.feature_uses ADD FOREIGN KEY (session_id) REFERENCES public.sessions,
    ADD FOREIGN KEY (feature) REFERENCES public.features;
ALTER TABLE public.messages ADD FOREIGN KEY (campaign_id) REFERENCES public.campaigns;
ALTER TABLE public.social_posts ADD FOREIGN KEY (campaign_id) REFERENCES public.campaigns;
ALTER TABLE public.survey_responses ADD FOREIGN KEY (survey_id) REFERENCES public.surveys;
ALTER TABLE public.contacts ADD FOREIGN KEY (issue_id) REFERENCES public.issues;

ANALYZE public.users, public.accounts, public.subscriptions, public.subscription_movements, public.orders, public.sessions,
    public.page_views, public.features, public.feature_uses, public.campaigns, public.messages, public.social_posts, public.social_followers,
    public.surveys, public.survey_responses, public.issues, public.contacts;

DROP TABLE demo, people, customers, lives, changes, presence, visits;

RESET TimeZone;
