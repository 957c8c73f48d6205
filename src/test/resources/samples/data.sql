-- Deterministic data: every column is a function of the row number.
set timezone='UTC';
create or replace function h(i bigint, k bigint) returns bigint language sql immutable parallel safe as
$$ select hashint8extended(i, k) & 9223372036854775807 $$;   -- deterministic, seedable, well mixed

create table users(user_id text primary key, plan text, signup_at timestamptz, country text);
insert into users
select 'u' || i,
       (array['free','pro','team','enterprise'])[1 + (case when h(i,1)%10 < 6 then 0 when h(i,1)%10 < 8 then 1 when h(i,1)%10 < 9 then 2 else 3 end)],
       timestamptz '2022-01-01 00:00:00+00' + (h(i,2) % 94608000) * interval '1 second',
       case when i % 97 = 0 then null else (array['US','DE','FR','IN','BR','JP','GB','CA','AU','ES'])[1 + h(i,3) % 10] end
from generate_series(1,2000) i;

create table user_engagements(id bigint primary key, user_id text, interaction_type text, interactions int,
  session_duration double precision, event_time timestamptz, device text, country text);
insert into user_engagements
select i,
       'u' || (1 + h(i,11) % 2100),          -- 100 orphan user ids without a row in users
       (array['view','click','scroll','share','comment','purchase'])[1 + h(i,12) % 6],
       1 + (h(i,13) % 20)::int,
       case when i % 53 = 0 then null else (h(i,14) % 12000)::double precision / 100 end,   -- minutes
       timestamptz '2024-01-01 00:00:00+00' + i * (interval '730.99 days' / 2000),                  -- 2024-01-01 .. 2025-12-31
       (array['mobile','desktop','tablet'])[1 + h(i,15) % 3],
       case when i % 101 = 0 then null else (array['US','DE','FR','IN','BR','JP','GB','CA','AU','ES'])[1 + h(i,16) % 10] end
from generate_series(1, 2000) i;

create table campaign_engagements(id bigint primary key, campaign_id text, user_id text, clicks int, conversions int,
  impressions int, engagement_date timestamptz);
insert into campaign_engagements
select i, 'c' || (1 + h(i,21) % 200), 'u' || (1 + h(i,22) % 2100),
       (h(i,23) % 8)::int,
       ((h(i,23) % 8) * (h(i,24) % 101) / 300)::int,
       (10 + h(i,25) % 190)::int,
       timestamptz '2024-01-01 00:00:00+00' + i * (interval '730.99 days' / (2000 / 2))
from generate_series(1, 2000 / 2) i;
create index on user_engagements(event_time);
create index on user_engagements(user_id);
create index on campaign_engagements(engagement_date);
create index on campaign_engagements(user_id);
