select distinct
  "customers".name as "customers__name",
  ("customers".signed_up_at::timestamptz at time zone 'UTC') as "customers__signed_up_at"
from customers as "customers"
where (
  ("customers".signed_up_at < cast(? as timestamp with time zone) or "customers".signed_up_at >= cast(? as timestamp with time zone))
  and "customers".signed_up_at < cast(? as timestamp with time zone)
)
order by 1 asc, 2 asc
fetch next 10000 rows only
-- 1: 2024-01-01T00:00Z
-- 2: 2024-02-01T00:00Z
-- 3: 2024-03-01T00:00Z
