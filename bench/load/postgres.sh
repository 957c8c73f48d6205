# Sourced by the benches: a PostgreSQL of their own under $work/postgres. Its data stay between runs; it answers on the loopback
# address and on its socket, without a password, on a port that is free.

need() { # need PROGRAM PACKAGE
  command -v "$1" >/dev/null || { echo "$1 is missing: it comes with the package $2 (apt-get install $2)" >&2; exit 1; }
}

# The newest installed server, whether or not its programs are in the PATH.
pg_find() {
  for bin in $(ls -d /usr/lib/postgresql/*/bin /opt/homebrew/opt/postgresql*/bin /usr/pgsql-*/bin 2>/dev/null | sort -Vr); do
    [ -x "$bin/initdb" ] && [ -x "$bin/pgbench" ] && { PATH="$bin:$PATH"; return; }
  done
  need initdb postgresql
  need pgbench postgresql
}

# PostgreSQL refuses to run as root; Debian's package brings a user for it.
pg_run() {
  if [ "$(id -u)" = 0 ]; then (cd / && setpriv --reuid=postgres --regid=postgres --clear-groups env "PATH=$PATH" "$@"); else "$@"; fi
}

free_port() { # bash only
  local p
  while p=$((20000 + RANDOM % 12000)); (exec 3<>"/dev/tcp/127.0.0.1/$p") 2>/dev/null; do :; done
  echo "$p"
}

pg_start() {
  pg_data=$work/postgres
  if [ ! -f "$pg_data/complete" ]; then
    rm -rf "$pg_data"
    mkdir -p "$pg_data"
    if [ "$(id -u)" = 0 ]; then chown postgres "$pg_data"; fi
    pg_run initdb -D "$pg_data/data" -U postgres --auth=trust --no-sync --locale=C --encoding=UTF8 >/dev/null
    pg_run touch "$pg_data/complete"
  fi
  pg_port=${pg_port-$(free_port)}
  pg_run pg_ctl -D "$pg_data/data" -l "$pg_data/log" -w -s \
    -o "-p $pg_port -k '' -c listen_addresses=127.0.0.1 -c shared_buffers=512MB -c max_connections=200 -c fsync=off ${pg_options-}" start
  export PGHOST=127.0.0.1 PGPORT=$pg_port PGUSER=postgres PGOPTIONS=
  unset PGPASSWORD PGDATABASE PGSERVICE
}

pg_stop() { pg_run pg_ctl -D "$pg_data/data" -m "${1-fast}" -s -w stop || true; }

# pg_fill DATABASE ROWS: once.
pg_fill() {
  [ "$(psql -XAtq -d postgres -c "select 1 from pg_database where datname = '$1'")" = 1 ] && return
  echo "Filling $1 with $2 rows, once ..." >&2
  psql -Xq -d postgres -c "drop database if exists filling" -c "create database filling"
  psql -Xq -v ON_ERROR_STOP=1 -v "rows=$2" -d filling -f "$here/data.sql" >/dev/null 2>"$work/filling.log" ||
    { cat "$work/filling.log" >&2; exit 1; }
  psql -Xq -d postgres -c "alter database filling rename to $1"
}
