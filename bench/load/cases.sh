# Sourced by run.sh: one function per row of the table.

row() { # row CASE TARGET MEASURED REACHED(0 or 1)
  table+="| $1 | $2 | $3 | $([ "$4" = 1 ] && echo yes || echo no) |"$'\n'
}

holds() { awk "BEGIN { print ($1) ? 1 : 0 }"; }

# The processor time that the server has used, in ticks.
ticks() { awk '{ print $14 + $15 }' "/proc/$server/stat"; }

# drive CONNECTIONS SECONDS MODE [FIRST]: sets rps, p50, p99 and the processor time of one request (all µs), requests and bad.
drive() {
  local result before
  before=$(ticks)
  result=$(wrk -t1 -c"$1" -d"$2s" -s "$here/load.lua" "$url" -- "$3" "$token" "${4-0}" 9>&- | sed -n 's/^RESULT //p')
  read -r rps p50 p99 requests bad <<<"$result"
  each=$(awk "BEGIN { printf \"%.0f\", ($(ticks) - $before) * 1000000 / $(getconf CLK_TCK) / ($requests + 1) }")
  local now
  now=$(server_peak)
  if [ "$now" -gt "$peak" ]; then peak=$now; fi
}

# driven CONNECTIONS MODE: the median of the rounds, by requests per second, after a warm-up.
driven() {
  local all="" failures=0
  drive "$1" "$warm" "$2"
  for _ in $(seq "$rounds"); do
    drive "$1" "$seconds" "$2"
    all+="$rps $p50 $p99 $each"$'\n'
    failures=$((failures + bad))
  done
  read -r rps p50 p99 each <<<"$(printf %s "$all" | sort -n | sed -n "$((rounds / 2 + 1))p")"
  bad=$failures
}

milliseconds() { awk "BEGIN { printf \"%.2f ms\", $1 / 1000 }"; }
whole() { awk "BEGIN { printf \"%.0f\", $1 }"; }
failures() { if [ "$bad" -gt 0 ]; then echo ", $bad FAILED"; fi; }

case_cached_small() {
  server_start bench "$here/model"
  driven 16 small
  row "cached, 6 rows, c=16" "≥ 20,000 rps, p99 ≤ 10 ms" "$(whole "$rps") rps, p99 $(milliseconds "$p99"), $each µs of processor time each$(failures)" \
    "$(holds "$rps >= 20000 && $p99 <= 10000 && $bad == 0")"
}

case_cached_days() {
  server_start bench "$here/model"
  driven 16 days
  row "cached, 731 rows, c=16" "≥ 8,000 rps" "$(whole "$rps") rps, p99 $(milliseconds "$p99"), $each µs of processor time each$(failures)" "$(holds "$rps >= 8000 && $bad == 0")"
}

# The statement that Cuboid runs for `distinct`, as a script of pgbench with another user each time.
statement_script() {
  CUBEJS_SCHEMA_PATH="$here/model" "$root/cuboid" sql "$here/distinct.json" >"$work/distinct.sql"
  grep -q "^-- \$1 = 'u17'$" "$work/distinct.sql" || { echo "not one bind: $work/distinct.sql" >&2; exit 1; }
  { echo '\set n random(1, 50200)'; sed -e '/^--/d' -e "s/\$1/('u' || :n::text)/" "$work/distinct.sql" | tr '\n' ' '; } >"$work/distinct.pgbench"
}

# pgbench_of CONNECTIONS: sets tps and, in µs, median.
pgbench_of() {
  rm -f "$work"/statements.*
  tps=$(cd "$work" && pgbench -n -M prepared -c "$1" -j 1 -T "$seconds" -l --log-prefix=statements -f distinct.pgbench bench 2>/dev/null 9>&- |
    sed -n 's/^tps = \([0-9.]*\).*/\1/p')
  median=$(cat "$work"/statements.* | awk '{ print $3 }' | sort -n | awk '{ t[NR] = $1 } END { print t[int((NR + 1) / 2)] }')
}

# Within a round each value is asked once; what was kept of the round before is out of date after ten seconds.
distinct_rounds() { # CONNECTIONS
  local first=0 cuboid="" statements="" seconds=5
  failures_seen=0
  statement_script
  server_start bench "$here/model"
  drive "$1" "$hot" warm
  for _ in $(seq "$rounds"); do
    if [ "$first" -gt 0 ]; then
      sleep 11
      first=0
    fi
    drive "$1" "$seconds" distinct "$first"
    first=$((first + requests)) failures_seen=$((failures_seen + bad))
    if [ "$first" -gt 50200 ]; then repeated=", values REPEATED"; fi
    cuboid+="$rps $p50 $p99 $each"$'\n'
    pgbench_of "$1"
    statements+="$tps $median"$'\n'
  done
  bad=$failures_seen
  read -r rps p50 p99 each <<<"$(printf %s "$cuboid" | sort -n | sed -n "$((rounds / 2 + 1))p")"
  read -r tps median <<<"$(printf %s "$statements" | sort -n | sed -n "$((rounds / 2 + 1))p")"
}

case_distinct() {
  repeated=
  distinct_rounds 16
  row "a new filter value per request, c=16" "≥ 60 % of pgbench -M prepared, ≥ 2,500 rps" \
    "$(whole "$rps") rps, $(whole "100 * $rps / $tps") % of $(whole "$tps") tps, p99 $(milliseconds "$p99"), $each µs of processor time each$(failures)$repeated" \
    "$(holds "$rps >= 2500 && $rps >= 0.6 * $tps && $bad == 0")"
}

case_distinct_alone() {
  repeated=
  distinct_rounds 1
  row "same, c=1" "≤ 1.0 ms p50 on top of the statement" \
    "$(milliseconds "$p50 - $median") ($(milliseconds "$p50") − $(milliseconds "$median") in pgbench)$(failures)$repeated" \
    "$(holds "$p50 - $median <= 1000 && $bad == 0")"
}

case_sql() {
  server_start bench "$here/model"
  drive 16 "$hot" sql
  driven 16 sql
  row "/sql, new value per request, c=16" "≥ 10,000 rps" "$(whole "$rps") rps, p99 $(milliseconds "$p99"), $each µs of processor time each$(failures)" "$(holds "$rps >= 10000 && $bad == 0")"
}

case_meta() {
  server_start bench "$here/model"
  driven 16 meta
  row "/meta, 3 cubes, c=16" "≥ 20,000 rps" "$(whole "$rps") rps, p99 $(milliseconds "$p99"), $each µs of processor time each$(failures)" "$(holds "$rps >= 20000 && $bad == 0")"
}

# 500 cubes of 20 measures and 20 dimensions, each joined to the next in chains of ten.
wide_model() {
  mkdir -p "$work/wide"
  awk 'BEGIN {
    print "cubes:"
    for (c = 0; c < 500; c++) {
      printf "  - name: Cube%d\n    sql_table: public.users\n", c
      if (c % 10 < 9) printf "    joins: [{name: Cube%d, relationship: many_to_one, sql: \"{CUBE}.user_id = {Cube%d}.user_id\"}]\n", c + 1, c + 1
      print "    measures:"
      for (m = 0; m < 20; m++) printf "      - {name: measure%d, sql: column%d, type: sum, title: Measure %d of cube %d}\n", m, m, m, c
      print "    dimensions:\n      - {name: userId, sql: user_id, type: string, primary_key: true}"
      for (d = 1; d < 20; d++) printf "      - {name: dimension%d, sql: text%d, type: string, title: Dimension %d of cube %d}\n", d, d, d, c
    }
  }' >"$work/wide/wide.yml"
}

case_meta_500() {
  wide_model
  server_start bench "$work/wide"
  drive 1 "$warm" meta
  drive 1 "$seconds" meta
  row "/meta, 500 cubes, c=1" "≤ 5 ms p50" "p50 $(milliseconds "$p50"), $(whole "$rps") rps, $each µs of processor time each$(failures)" "$(holds "$p50 <= 5000 && $bad == 0")"
}

# took COMMAND ...: sets took, in seconds.
took() {
  local from=$EPOCHREALTIME
  "$@"
  took=$(awk "BEGIN { print $EPOCHREALTIME - $from }")
}

exported() {
  curl -s -f -o /dev/null "$url/cubejs-api/v1/export?format=csv" -H 'Content-Type: application/json' -H "Authorization: $token" \
    -d "{\"query\":$(cat "$here/export.json")}" -w '%{size_download}' >"$work/exported"
}
copied() { psql -Xq -d "bench$export_rows" -c "\\copy ($(cat "$work/export.sql")) to '/dev/null' csv header"; }

case_export() {
  pg_fill "bench$export_rows" "$export_rows"
  CUBEJS_SCHEMA_PATH="$here/model" "$root/cuboid" sql "$here/export.json" | sed -e '/^--/d' -e '/^fetch next/d' | tr '\n' ' ' >"$work/export.sql"
  server_start "bench$export_rows" "$here/model"
  local ours="" theirs=""
  for _ in $(seq "$rounds"); do
    took exported || { row "export of $export_rows rows to CSV" "≥ 50 % of psql \\copy" "FAILED" 0; return; }
    ours+="$took"$'\n'
    took copied
    theirs+="$took"$'\n'
  done
  drive 1 1 live
  ours=$(printf %s "$ours" | sort -n | sed -n "$((rounds / 2 + 1))p")
  theirs=$(printf %s "$theirs" | sort -n | sed -n "$((rounds / 2 + 1))p")
  row "export of $export_rows rows to CSV" "≥ 50 % of psql \\copy" \
    "$(whole "100 * $theirs / $ours") % ($ours s, $theirs s in psql; $(cat "$work/exported") bytes)" "$(holds "$theirs / $ours >= 0.5")"
}

# Waits until a start has left the notes that later ones use, which takes long on a busy machine.
noted() {
  for _ in $(seq 180); do
    if [ "$root/target/quick-start/current" -nt "$root/target/cuboid.jar" ]; then return; fi
    sleep 1
  done
  echo "no notes of a start were made in three minutes; starts go without" >&2
}

# The first start may make what later ones use, so it is not counted.
case_start() {
  local all="" from
  for round in $(seq 0 "$starts"); do
    from=$EPOCHREALTIME
    server_launch bench "$here/model"
    # Looking costs next to nothing; asking in a loop would take processor time from the start that is measured.
    until { exec 4<>"/dev/tcp/127.0.0.1/$port"; } 2>/dev/null; do
      kill -0 "$server" 2>/dev/null || { cat "$work/server.log" >&2; exit 1; }
      sleep 0.02
    done
    exec 4>&-
    until [ "$(ask /cubejs-api/v1/load "{\"query\":$(cat "$here/distinct.json")}")" = 200 ]; do
      kill -0 "$server" 2>/dev/null || { cat "$work/server.log" >&2; exit 1; }
      sleep 0.01
    done
    if [ "$round" -gt 0 ]; then
      all+="$(awk "BEGIN { print $EPOCHREALTIME - $from }") $(awk -v tick="$(getconf CLK_TCK)" '{ print ($14 + $15) / tick }' "/proc/$server/stat")"$'\n'
    else
      noted
    fi
    server_stop
  done
  local wall cpu
  read -r wall cpu <<<"$(printf %s "$all" | sort -n | sed -n "$(((starts + 1) / 2))p")"
  row "start to the first answered /load" "≤ 2.0 s" "$wall s ($cpu s of processor time)" "$(holds "$wall <= 2.0")"
}
