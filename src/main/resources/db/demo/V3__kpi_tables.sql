-- What the KPIs of engagement, retention, revenue and satisfaction are computed from. As in V1, a user_id may be NULL (anonymous)
-- or name a user who was deleted, so it has no foreign key; the other keys are sure.

ALTER TABLE public.users
    ADD COLUMN account_id      text,
    ADD COLUMN device          text, -- the one that the user signed up with
    ADD COLUMN referral_source text; -- what led the user to sign up; NULL where it is not known

-- A customer, with one user or several. Accounts on the free plan are no customers and have no subscription.
CREATE TABLE public.accounts (
    account_id      text PRIMARY KEY,
    name            text NOT NULL,
    plan            text NOT NULL,
    country         text,
    referral_source text,
    created_at      timestamptz NOT NULL,
    closed_at       timestamptz -- when the last subscription ended, or the last free user left; NULL while in use
);

CREATE TABLE public.subscriptions (
    subscription_id text PRIMARY KEY,
    account_id      text NOT NULL,
    plan            text NOT NULL,
    started_at      timestamptz NOT NULL,
    ended_at        timestamptz
);

-- Each change of monthly recurring revenue. Their sum up to a moment is the revenue at that moment.
CREATE TABLE public.subscription_movements (
    id              bigint PRIMARY KEY,
    subscription_id text NOT NULL,
    account_id      text NOT NULL,
    kind            text NOT NULL CHECK (kind IN ('new', 'expansion', 'contraction', 'repricing', 'churn', 'reactivation')),
    amount          numeric(12, 2) NOT NULL, -- signed
    occurred_at     timestamptz NOT NULL
);

CREATE TABLE public.orders (
    id         bigint PRIMARY KEY,
    account_id text NOT NULL,
    amount     numeric(12, 2) NOT NULL,
    ordered_at timestamptz NOT NULL
);

CREATE TABLE public.sessions (
    id               bigint PRIMARY KEY,
    visitor_id       text NOT NULL, -- the user where known, else a cookie
    user_id          text,
    device           text NOT NULL,
    referral_source  text,
    pages            integer NOT NULL, -- how many rows of page_views there are
    duration_seconds integer NOT NULL,
    active_seconds   integer NOT NULL, -- without the time in which nothing was touched
    started_at       timestamptz NOT NULL
);

CREATE TABLE public.page_views (
    id           bigint PRIMARY KEY,
    session_id   bigint NOT NULL,
    page         text NOT NULL,
    scroll_share numeric(4, 3), -- how much of the page was scrolled, 0 to 1; NULL where scripts were blocked
    viewed_at    timestamptz NOT NULL
);

CREATE TABLE public.features (
    feature     text PRIMARY KEY,
    area        text NOT NULL,
    core        boolean NOT NULL, -- whether the business declared its use a core action
    launched_on date NOT NULL
);

-- One row is one feature in one session.
CREATE TABLE public.feature_uses (
    id         bigint PRIMARY KEY,
    session_id bigint NOT NULL,
    feature    text NOT NULL,
    uses       integer NOT NULL
);

CREATE TABLE public.campaigns (
    campaign_id text PRIMARY KEY,
    name        text NOT NULL,
    channel     text NOT NULL,
    starts_on   date NOT NULL,
    budget      numeric(12, 2) NOT NULL
);

-- Each step has its time; a step that did not happen is NULL, and so are all that need it.
CREATE TABLE public.messages (
    id           bigint PRIMARY KEY,
    campaign_id  text,
    user_id      text NOT NULL,
    channel      text NOT NULL CHECK (channel IN ('email', 'in_app')),
    sent_at      timestamptz NOT NULL,
    delivered_at timestamptz,
    opened_at    timestamptz,
    clicked_at   timestamptz,
    replied_at   timestamptz
);

CREATE TABLE public.social_posts (
    id          bigint PRIMARY KEY,
    network     text NOT NULL,
    campaign_id text,
    likes       integer NOT NULL,
    shares      integer NOT NULL,
    comments    integer NOT NULL,
    posted_at   timestamptz NOT NULL
);

-- Networks report once a day how many followers there are.
CREATE TABLE public.social_followers (
    network   text NOT NULL,
    day       date NOT NULL,
    followers integer NOT NULL,
    PRIMARY KEY (network, day)
);

CREATE TABLE public.surveys (
    survey_id      text PRIMARY KEY,
    kind           text NOT NULL CHECK (kind IN ('csat', 'nps', 'ces')),
    scale_from     integer NOT NULL,
    scale_to       integer NOT NULL,
    satisfied_from integer -- the lowest score that this survey calls satisfied; only of kind csat
);

CREATE TABLE public.survey_responses (
    id           bigint PRIMARY KEY,
    survey_id    text NOT NULL,
    user_id      text,
    score        integer, -- NULL where the survey was opened and nothing was rated
    responded_at timestamptz NOT NULL
);

-- Something that went wrong for a user, seen by us whether or not the user told.
CREATE TABLE public.issues (
    id          bigint PRIMARY KEY,
    user_id     text,
    category    text NOT NULL,
    opened_at   timestamptz NOT NULL,
    resolved_at timestamptz
);

CREATE TABLE public.contacts (
    id           bigint PRIMARY KEY,
    issue_id     bigint NOT NULL,
    channel      text NOT NULL,
    complaint    boolean NOT NULL,
    contacted_at timestamptz NOT NULL
);
