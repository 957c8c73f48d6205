-- wrk -t1 -c16 -d10s -s load.lua http://127.0.0.1:4000 -- MODE TOKEN FIRST
-- MODE: small (one 6-row query), days (one 731-row query), distinct (a new filter value per request: never cached), sql (the same, not run),
-- warm (as distinct, by another dimension, so that it puts nothing into a cache that distinct would find), meta, live.
-- FIRST: where the values of distinct and sql begin. Prints: RESULT requests-per-second p50 p99 (µs) requests failures
local mode, auth, n, fixed

local load, sql = "/cubejs-api/v1/load", "/cubejs-api/v1/sql"
local small = '{"query":{"measures":["UserEngagement.totalInteractions","UserEngagement.uniqueUsers"],"dimensions":["UserEngagement.interactionType"],"timeDimensions":[{"dimension":"UserEngagement.eventTime","dateRange":["2024-03-01","2024-03-07"]}]}}'
local days = '{"query":{"measures":["UserEngagement.totalInteractions"],"timeDimensions":[{"dimension":"UserEngagement.eventTime","granularity":"day","dateRange":["2024-01-01","2025-12-31"]}]}}'
local one = '{"query":{"measures":["UserEngagement.totalInteractions"],"dimensions":["UserEngagement.%s"],"filters":[{"member":"UserEngagement.userId","operator":"equals","values":["u%d"]}]}}'

function init(args)
  mode, auth, n = args[1], args[2] or "", tonumber(args[3] or "0")
  wrk.headers["Content-Type"] = "application/json"
  if auth ~= "" then wrk.headers["Authorization"] = auth end
  fixed = ({
    small = function() return wrk.format("POST", load, nil, small) end,
    days = function() return wrk.format("POST", load, nil, days) end,
    meta = function() return wrk.format("GET", "/cubejs-api/v1/meta") end,
    live = function() return wrk.format("GET", "/livez") end,
  })[mode]
  fixed = fixed and fixed()
end

function request()
  if fixed then return fixed end
  n = n % 50200 + 1
  local body = string.format(one, mode == "warm" and "device" or "interactionType", n)
  return wrk.format("POST", mode == "sql" and sql or load, nil, body)
end

function done(summary, latency)
  local e = summary.errors
  print(string.format("RESULT %.1f %.0f %.0f %d %d", summary.requests / summary.duration * 1e6, latency:percentile(50),
    latency:percentile(99), summary.requests, e.status + e.connect + e.read + e.write + e.timeout))
end
