-- Every value is a function of the row number and of the day of creation, so each demo database of one day is the same.
SET TimeZone TO 'UTC';

-- A well mixed number from 0 on: one for each row and purpose.
CREATE FUNCTION pg_temp.mix(row_number bigint, purpose bigint) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN hashint8extended(row_number, purpose) & 9223372036854775807;

-- From 0 up to, and without, 1.
CREATE FUNCTION pg_temp.share(row_number bigint, purpose bigint) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (hashint8extended(row_number, purpose) & 1048575) / 1048576.0::double precision;

-- Two years of days, with three times the traffic at the end that there was at the beginning: the day for a share of all rows.
CREATE FUNCTION pg_temp.day_of(share double precision) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN floor(730 * (sqrt(1 + 8 * share) - 1) / 2)::integer;

-- Half of what would fall on a weekend happens on one of the five days before, though not before the two years began.
CREATE FUNCTION pg_temp.weekday_shaped(day date, row_number bigint, purpose bigint) RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
RETURN CASE
    WHEN extract(isodow FROM day) >= 6 AND pg_temp.mix(row_number, purpose) % 2 = 0
    THEN greatest(day - extract(isodow FROM day)::integer + 5 - (pg_temp.mix(row_number, purpose) / 2 % 5)::integer, current_date - 730)
    ELSE day
END;

-- Users sign up from a year before on, more and more: so many have by a day, and the first of them are the heaviest users.
CREATE FUNCTION pg_temp.user_on(day integer, row_number bigint, purpose bigint) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
RETURN CASE
    WHEN pg_temp.mix(row_number, purpose) % 47 = 0 THEN NULL
    WHEN pg_temp.mix(row_number, purpose) % 83 = 0 THEN 'u' || 5001 + pg_temp.mix(row_number, purpose + 1) % 60
    ELSE 'u' || 1 + floor(5000 * power((day + 365) / 1095.0::double precision, 1.5) * power(pg_temp.share(row_number, purpose + 1), 2.5))
END;

INSERT INTO public.users (user_id, plan, country, signup_time)
SELECT
    'u' || n,
    CASE WHEN pg_temp.mix(n, 1) % 20 < 13 THEN 'free' WHEN pg_temp.mix(n, 1) % 20 < 17 THEN 'pro'
         WHEN pg_temp.mix(n, 1) % 20 < 19 THEN 'team' ELSE 'enterprise' END,
    CASE WHEN n % 37 = 0 THEN NULL
         ELSE (ARRAY['US', 'US', 'US', 'DE', 'DE', 'FR', 'IN', 'IN', 'BR', 'JP', 'GB', 'CA'])[1 + pg_temp.mix(n, 2) % 12] END,
    (current_date - 730 - 365 + floor(1095 * power((n - 1) / 5000.0::double precision, 2 / 3.0))::integer)::timestamptz
        + pg_temp.mix(n, 3) % 86400000 * interval '1 millisecond'
FROM generate_series(1, 5000) n;

-- OFFSET 0 has the day computed once per row. Hours are picked from a list in which those of the evening stand more often.
INSERT INTO public.user_engagements (id, user_id, interaction_type, interactions, session_duration, event_time)
SELECT
    n,
    pg_temp.user_on(day, n, 10),
    (ARRAY['view', 'view', 'view', 'view', 'click', 'click', 'click', 'scroll', 'scroll', 'share', 'comment', 'purchase'])
        [1 + pg_temp.mix(n, 12) % 12],
    CASE WHEN n % 97 = 0 THEN NULL ELSE 1 + floor(20 * power(pg_temp.share(n, 13), 2))::integer END,
    CASE WHEN n % 53 = 0 THEN NULL ELSE round((0.2 - 6 * ln(1 - pg_temp.share(n, 14)))::numeric, 2) END,
    pg_temp.weekday_shaped(current_date - 730 + day, n, 15)::timestamptz
        + (ARRAY[0, 1, 5, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13, 14, 14, 15, 15, 16, 16, 17, 17, 17, 18, 18, 18, 18,
                 19, 19, 19, 19, 19, 20, 20, 20, 20, 20, 21, 21, 21, 21, 22, 22, 22, 23, 23])[1 + pg_temp.mix(n, 16) % 50]
            * interval '1 hour'
        + pg_temp.mix(n, 17) % 3600000 * interval '1 millisecond'
FROM generate_series(1, 200000) n, LATERAL (SELECT pg_temp.day_of((n - 1) / 200000.0) AS day OFFSET 0) days;

-- Some campaigns convert better than others, and nobody converts without a click.
INSERT INTO public.campaign_engagements (id, campaign_id, user_id, clicks, conversions, engagement_date)
SELECT
    n,
    'c' || campaign,
    pg_temp.user_on(day, n, 20),
    clicks,
    floor(clicks * pg_temp.share(n, 24) * (0.1 + campaign % 5 * 0.08))::integer,
    pg_temp.weekday_shaped(current_date - 730 + day, n, 25)
FROM generate_series(1, 50000) n, LATERAL (SELECT pg_temp.day_of((n - 1) / 50000.0) AS day OFFSET 0) days,
     LATERAL (SELECT 1 + floor(40 * power(pg_temp.share(n, 22), 1.5))::integer AS campaign,
                     CASE WHEN n % 71 = 0 THEN NULL ELSE floor(12 * power(pg_temp.share(n, 23), 1.7))::integer END AS clicks) picked;

CREATE INDEX ON public.user_engagements (event_time);
CREATE INDEX ON public.user_engagements (user_id);
CREATE INDEX ON public.campaign_engagements (engagement_date);
CREATE INDEX ON public.campaign_engagements (user_id);
CREATE INDEX ON public.campaign_engagements (campaign_id);

ANALYZE public.users, public.user_engagements, public.campaign_engagements;

RESET TimeZone;
