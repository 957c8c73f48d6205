#!/bin/sh
# Prints how long a model of 500 cubes takes to compile: in a new JVM, in a warm one, after one changed file; and its memory.
set -eu
cd "$(dirname "$0")/.."
. .mvn/setup.sh
./mvnw -q test-compile
./mvnw -q dependency:build-classpath -Dmdep.outputFile=target/test-classpath.txt
exec "$JAVA_HOME/bin/java" -cp "target/classes:target/test-classes:$(cat target/test-classpath.txt)" \
  dev.cuboid.bench.CompileBenchmark
