select sum("actions".minutes) as "actions__minutes"
from actions as "actions"
where ("actions".happened_at >= cast(? as timestamp with time zone) and "actions".happened_at < cast(? as timestamp with time zone))
fetch next 10000 rows only
-- 1: 2024-03-03T00:00Z
-- 2: 2024-03-06T00:00Z
