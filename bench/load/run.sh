#!/usr/bin/env bash
# usage: bench/load/run.sh [--quick] [CASE ...]
# Measures the server under load beside its database and prints one Markdown table. Cases, all of them by default: cached-small,
# cached-days, distinct, distinct-alone, sql, meta, meta-500, export, start. Builds nothing: ./mvnw package -DskipTests comes first.
# The environment may say WORK (where the data stay between runs) and JAVA_OPTIONS (for the server, beside -Xmx256m).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=${WORK:-/var/tmp/cuboid-bench-$(id -un)}
mkdir -p "$work"
. "$here/postgres.sh"
. "$here/server.sh"
. "$here/cases.sh"

every="cached-small cached-days distinct distinct-alone sql meta meta-500 export start"
seconds=10 rounds=3 warm=8 hot=40 starts=5 export_rows=10000000
chosen=
for argument in "$@"; do
  case $argument in
    --quick) seconds=5 rounds=1 warm=10 hot=20 starts=2 export_rows=1000000 ;;
    *)
      case " $every " in *" $argument "*) ;; *) sed -n '2,5p' "$0" >&2; exit 2 ;; esac
      chosen="$chosen $argument"
      ;;
  esac
done

need wrk wrk
need psql postgresql-client
need curl curl
need openssl openssl
pg_find
[ -f "$root/target/cuboid.jar" ] || { echo "target/cuboid.jar is missing: ./mvnw package -DskipTests builds it" >&2; exit 1; }
exec 9>"$work/lock"
flock -n 9 || { echo "another bench uses $work" >&2; exit 1; }

trap 'server_stop; pg_stop' EXIT
pg_start
pg_fill bench 1000000
peak=0
table=
for name in ${chosen:-$every}; do
  echo "$name ..." >&2
  "case_${name//-/_}"
  server_stop
done
row "memory, all of the above" "≤ 450 MB" "$peak MB at most" "$((peak <= 450))"
printf '\n| case | to reach | measured | reached |\n|---|---|---|---|\n%s' "$table"
