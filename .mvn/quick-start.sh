# Sourced by cuboid. Java's AOT cache: what a start has loaded, linked and found worth compiling, noted once for all later starts. It wants
# the jar unpacked. A folder of notes is made beside its final place and named in `current` when complete, so that no start sees half of one.

# Which jar and which Java; notes of another are not used.
quick_key() {
  { ls -ln "$jar"; cat "$JAVA_HOME/release"; } 2>/dev/null | cksum | tr ' ' '-'
}

# The folder for notes: beside the jar, else the user's own; empty where neither can be written.
quick_folder() {
  for folder in "$base/target/quick-start" "${XDG_CACHE_HOME:-${HOME:-/dev/null}/.cache}/cuboid"; do
    if [ -w "$folder" ] || mkdir -p "$folder" 2>/dev/null && [ -w "$folder" ]; then
      echo "$folder"
      return
    fi
  done
}

# quick_find: sets `notes`, and `jar` to the unpacked one, where there are notes that fit.
quick_find() {
  for folder in "$base/target/quick-start" "${XDG_CACHE_HOME:-${HOME:-/dev/null}/.cache}/cuboid"; do
    made="$folder/$(cat "$folder/current" 2>/dev/null || echo none)"
    case $made in *"/$1."*) ;; *) continue ;; esac
    if [ -f "$made/cuboid.aot" ] && [ "$made/cuboid.aot" -nt "$jar" ]; then
      jar="$made/cuboid.jar"
      notes="$made/cuboid.aot"
      return 0
    fi
  done
  return 1
}

# quick_make KEY: takes notes of a server that starts, on a model and an address of its own, and ends.
quick_make() {
  folder=$(quick_folder)
  [ -n "$folder" ] && [ -d "$base/schema" ] || return 0
  made="$folder/$1.$$"
  "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -Djarmode=tools -jar "$jar" extract --destination "$made" || return 0
  case $(uname -s) in Darwin) others="linux windows" ;; *) others="darwin windows" ;; esac
  set +f
  for other in $others; do rm -f "$made"/lib/embedded-postgres-binaries-"$other"*; done
  if env -i PATH="$PATH" CUBEJS_SCHEMA_PATH="$base/schema" CUBEJS_DEV_MODE=false CUBEJS_API_SECRET=of-a-rehearsal-that-serves-nobody-at-all \
    CUBEJS_DB_TYPE=postgres CUBEJS_DB_URL=postgres://nobody@127.0.0.1:1/none \
    "$JAVA_HOME/bin/java" -Xmx256m -Dspring.aot.enabled=true --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -XX:AOTCacheOutput="$made/cuboid.aot" -jar "$made/cuboid.jar" \
    --cuboid.rehearsal=true --server.port=0 --server.address=127.0.0.1 && [ -s "$made/cuboid.aot" ]; then
    before=$(cat "$folder/current" 2>/dev/null || echo none)
    echo "$1.$$" >"$folder/current.$$" && mv -f "$folder/current.$$" "$folder/current"
    # A server may still run from the notes before these, and others may be in the making; older ones go.
    for old in "$folder"/*.*/; do
      old=${old%/}
      case ${old##*/} in
        "$1.$$" | "$before") ;;
        *) if [ -f "$old/cuboid.aot" ] || [ -n "$(find "$old" -prune -mmin +60)" ]; then rm -rf "$old"; fi ;;
      esac
    done
  else
    rm -rf "$made"
  fi
  set -f
}
