#!/bin/sh
# usage: bench/sql-vs-hand/run.sh jdbc:postgresql://HOST:PORT/DATABASE [part of a case's name]
# PGUSER, PGPASSWORD and ROWS are read from the environment. Tables that are missing are made.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."
. .mvn/setup.sh
./mvnw -q compile dependency:build-classpath -Dmdep.outputFile=target/classpath.txt
exec "$JAVA_HOME/bin/java" ${JAVA_OPTIONS:-} -Dlogback.configurationFile="$here/logback.xml" -Dorg.jooq.no-logo=true -Dorg.jooq.no-tips=true -cp "target/classes:$(cat target/classpath.txt)" "$here/SqlVsHand.java" "$here" "$@"
