#!/bin/sh
# Times planning with JMH, from parsed JSON to SQL text; arguments are JMH's own, such as -p cubes=500 or -f 1.
set -eu
cd "$(dirname "$0")/.."
. .mvn/setup.sh
./mvnw -q test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath -Dmdep.includeScope=test
exec "$JAVA_HOME/bin/java" -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" \
  org.openjdk.jmh.Main PlanningBenchmark "$@"
