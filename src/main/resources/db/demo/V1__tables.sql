-- The demo business: who signed up, what they did in the product, and how they reacted to campaigns.
-- A user_id may be NULL (anonymous) or name a user who has no row in users (deleted), hence no foreign keys.

CREATE TABLE public.users (
    user_id     text PRIMARY KEY,
    plan        text NOT NULL,
    country     text,
    signup_time timestamptz NOT NULL
);

CREATE TABLE public.user_engagements (
    id               bigint PRIMARY KEY,
    user_id          text,
    interaction_type text NOT NULL,
    interactions     integer,
    session_duration numeric(6, 2), -- minutes
    event_time       timestamptz NOT NULL
);

-- Campaigns report per day. A day has no zone, so the column is a date.
CREATE TABLE public.campaign_engagements (
    id              bigint PRIMARY KEY,
    campaign_id     text NOT NULL,
    user_id         text,
    clicks          integer,
    conversions     integer,
    engagement_date date NOT NULL
);
