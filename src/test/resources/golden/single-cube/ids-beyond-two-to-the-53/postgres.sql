select distinct
  "visits".id as "visits__id",
  "visits".device as "visits__device"
from visits as "visits"
order by 1 asc, 2 asc
fetch next 3 rows only
