#!/usr/bin/env bash
# usage: bench/soak.sh [MINUTES]
# Runs the server under mixed load for a while (20 minutes, unless said otherwise), with clients that leave, crowds, exports, subscriptions, and a PostgreSQL that
# is killed and restarted. At the end: did every request get a result or a clear status, and did connections, threads, files and heap stay what they
# were? Exit code 0 if so. Builds nothing: ./mvnw package -DskipTests comes first. WORK and JAVA_OPTIONS are as in load/run.sh.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
here=$root/bench/load
work=${WORK:-/var/tmp/cuboid-bench-$(id -un)}
seconds=$(awk "BEGIN { print int(60 * ${1-20}) }")
mkdir -p "$work"
. "$here/postgres.sh"
. "$here/server.sh"
. "$root/.mvn/setup.sh"
need psql postgresql-client
need curl curl
need openssl openssl
pg_find
[ -f "$root/target/cuboid.jar" ] || { echo "target/cuboid.jar is missing: ./mvnw package -DskipTests builds it" >&2; exit 1; }
exec 9>"$work/lock"
flock -n 9 || { echo "another bench uses $work" >&2; exit 1; }
trap 'server_stop; pg_stop immediate' EXIT
pool=8 killer=

clients() { "$JAVA_HOME/bin/java" -Xmx256m "$root/bench/soak/Soak.java" "$url" "$token" "$(token_of crowd)" "$1" 9>&-; }

busy() { psql -XAtq -d postgres -c "select count(*) from pg_stat_activity where datname = 'bench' and state <> 'idle'"; }

# What must not grow, once nothing is asked any more: `name value` lines. Those who were told to ask again are expected for two
# minutes, so what a crowd has left behind goes on running for so long.
measure() {
  sleep 15
  for _ in $(seq 150); do
    if [ "$(busy)" = 0 ]; then break; fi
    sleep 1
  done
  "$JAVA_HOME/bin/jcmd" "$server" GC.run >/dev/null
  sleep 1
  "$JAVA_HOME/bin/jcmd" "$server" GC.run >/dev/null
  echo "threads $(awk '/^Threads/ { print $2 }' "/proc/$server/status")"
  echo "files $(ls "/proc/$server/fd" | wc -l)"
  echo "heap-KB $("$JAVA_HOME/bin/jcmd" "$server" GC.heap_info | sed -n 's/.* used \([0-9]*\)K.*/\1/p' | head -1)"
  psql -XAtq -F ' ' -d postgres -c "select 'connections', count(*) from pg_stat_activity where datname = 'bench'
    union all select 'busy-connections', count(*) from pg_stat_activity where datname = 'bench' and state <> 'idle'"
}

# As by a power cut: neither the server nor its workers can say farewell.
pg_kill() {
  local postmaster
  postmaster=$(head -1 "$pg_data/data/postmaster.pid")
  kill -9 "$postmaster" $(pgrep -P "$postmaster") 2>/dev/null || true
}

kill_and_restart() { # every so many SECONDS
  trap - EXIT
  for down in 2 15 5 30 1 10; do
    sleep "$1"
    pg_kill
    sleep "$down"
    until pg_start 9>&- 2>/dev/null; do sleep 1; done
    echo "PostgreSQL was killed and came back after $down s" >&2
  done
}

pg_start
pg_fill bench 1000000
server_start bench "$root/bench/soak/model" CUBEJS_DB_MAX_POOL=$pool CUBEJS_WEB_SOCKETS=true
echo "Warming up ..." >&2
good=1
clients $((seconds / 10 + 20)) >"$work/warm-up" || good=0
measure >"$work/before"
kill_and_restart $((seconds / 8)) &
killer=$!
clients "$seconds" >"$work/outcomes" || good=0
kill "$killer" 2>/dev/null || true
wait "$killer" 2>/dev/null || true
psql -XAtq -d bench -c 'select 1' >/dev/null 2>&1 || pg_start
for _ in $(seq 60); do curl -sf "$url/readyz" >/dev/null && break; sleep 1; done
measure >"$work/after"

echo "Warm-up:"; cat "$work/warm-up"
echo "Requests:"; cat "$work/outcomes"
curl -sf "$url/readyz" >/dev/null || { echo "NOT READY at the end"; good=0; }
[ "$(ask /cubejs-api/v1/load "{\"query\":$(cat "$here/distinct.json")}")" = 200 ] || { echo "NO ANSWER at the end"; good=0; }
for lost in OutOfMemoryError StackOverflowError "Exception in thread"; do
  if grep -q "$lost" "$work/server.log"; then echo "The log has: $lost"; good=0; fi
done
paste -d ' ' "$work/before" "$work/after" | awk -v pool=$pool '
  { allowed = $1 == "threads" ? $2 + 10 : $1 == "files" ? $2 + 30 : $1 == "heap-KB" ? $2 * 1.25 + 16384 : $1 == "connections" ? pool : 0
    verdict = $4 <= allowed ? "" : "  GREW"
    printf "%-17s %8d before %8d after %8d at most%s\n", $1, $2, $4, allowed, verdict
    if (verdict != "" || $1 != $3) bad = 1 }
  END { exit bad || NR != 5 }' || good=0
echo "peak memory $(server_peak) MB, $(grep -c ' ERROR ' "$work/server.log" || true) errors in the log ($work/server.log)"
if [ "$good" = 1 ]; then echo "GOOD"; else echo "NOT GOOD"; exit 1; fi
