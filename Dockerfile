# syntax=docker/dockerfile:1
FROM eclipse-temurin:25-jdk AS build
WORKDIR /build
COPY .mvn .mvn
COPY mvnw pom.xml ./
RUN --mount=type=cache,target=/root/.m2 ./mvnw -q dependency:go-offline
COPY src src
COPY schema schema
# The tests start databases of their own; they run in continuous integration, not in each image.
RUN --mount=type=cache,target=/root/.m2 ./mvnw -q package -DskipTests \
    && java -Djarmode=tools -jar target/cuboid.jar extract --destination extracted

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --create-home --home-dir /cuboid cuboid
WORKDIR /cuboid
COPY --from=build /build/extracted/lib lib
COPY --from=build /build/extracted/cuboid.jar cuboid.jar
COPY schema schema
# Java notes what a start does, for those to come: a rehearsal needs a model and no database, and the Java that will read the notes.
RUN CUBEJS_API_SECRET=of-a-rehearsal-that-serves-nobody-at-all CUBEJS_DB_TYPE=postgres CUBEJS_DB_URL=postgres://nobody@127.0.0.1:1/none \
    java -Xmx256m -Dspring.aot.enabled=true --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:AOTCacheOutput=cuboid.aot \
    -jar cuboid.jar --cuboid.rehearsal=true --server.port=0 --server.address=127.0.0.1 \
    && test -s cuboid.aot
USER cuboid
EXPOSE 4000
# Alive means that the process answers; whether it can serve queries is what /readyz says.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/${PORT:-4000} && printf 'GET /livez HTTP/1.0\\r\\n\\r\\n' >&3 && head -1 <&3 | grep -q ' 200'"]
ENTRYPOINT ["java", "-XX:AOTCache=cuboid.aot", "-Xlog:aot*=off,cds*=off", "-Dspring.aot.enabled=true", \
    "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar", "cuboid.jar"]
