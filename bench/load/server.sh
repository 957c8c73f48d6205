# Sourced by the benches: Cuboid from its jar, in production mode, on the database and model that are named.

secret=a-secret-of-the-benches-and-of-nothing-else
base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }
token_of() { # token_of SUBJECT
  local signed
  signed=$(printf '{"alg":"HS256","typ":"JWT"}' | base64url).$(printf '{"sub":"%s"}' "$1" | base64url)
  echo "$signed.$(printf %s "$signed" | openssl dgst -sha256 -hmac "$secret" -binary | base64url)"
}
token=$(token_of bench)

# server_launch DATABASE MODEL [NAME=VALUE ...]: returns at once.
server_launch() {
  database=$1 model=$2
  shift 2
  port=$(free_port)
  url=http://127.0.0.1:$port
  env PORT="$port" CUBEJS_API_SECRET="$secret" CUBEJS_SCHEMA_PATH="$model" CUBEJS_DB_TYPE=postgres CUBEJS_DB_HOST=127.0.0.1 \
    CUBEJS_DB_PORT="$PGPORT" CUBEJS_DB_NAME="$database" CUBEJS_DB_USER=postgres CUBEJS_DB_PASS=none \
    CUBOID_JAVA_OPTIONS="-Xmx256m ${JAVA_OPTIONS-}" "$@" "$root/cuboid" >"$work/server.log" 2>&1 &
  server=$!
}

# server_start DATABASE MODEL [NAME=VALUE ...]: returns when queries are answered.
server_start() {
  server_launch "$@"
  for _ in $(seq 600); do
    curl -sf "$url/readyz" >/dev/null && return
    kill -0 $server 2>/dev/null || break
    sleep 0.1
  done
  echo "Cuboid did not start:" >&2
  cat "$work/server.log" >&2
  exit 1
}

# Its largest memory since it started, in MB.
server_peak() { awk '/VmHWM/ { print int($2 / 1024) }' "/proc/$server/status"; }

server_stop() {
  [ -n "${server-}" ] || return 0
  kill "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  server=
}

# ask PATH BODY: the answer's status.
ask() { curl -s -o "$work/answer" -w '%{http_code}' "$url$1" -H 'Content-Type: application/json' -H "Authorization: $token" -d "$2"; }
