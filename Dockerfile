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
USER cuboid
EXPOSE 4000
# Alive means that the process answers; whether it can serve queries is what /readyz says.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/${PORT:-4000} && printf 'GET /livez HTTP/1.0\\r\\n\\r\\n' >&3 && head -1 <&3 | grep -q ' 200'"]
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", \
    "--add-opens=java.base/java.nio=ALL-UNNAMED", "-jar", "cuboid.jar"]
