select
  "UserEngagement".interaction_type as "user_engagement__interaction_type",
  sum("UserEngagement".interactions) as "user_engagement__total_interactions",
  count(distinct "UserEngagement".user_id) as "user_engagement__unique_users"
from user_engagements as "UserEngagement"
where ("UserEngagement".event_time >= cast(? as timestamp with time zone) and "UserEngagement".event_time < cast(? as timestamp with time zone))
group by 1
order by 2 desc, 1 asc
fetch next 10000 rows only
-- 1: 2024-03-01T00:00Z
-- 2: 2024-04-01T00:00Z
