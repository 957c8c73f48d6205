package dev.cuboid.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cuboid.cache.SharedAddress;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.Rejected;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SettingsTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final Map<String, String> PRODUCTION = Map.of(
            "CUBEJS_DB_TYPE", "postgres",
            "CUBEJS_DB_HOST", "db.example.org",
            "CUBEJS_DB_NAME", "shop",
            "CUBEJS_DB_USER", "reader",
            "CUBEJS_DB_PASS", "p@ss",
            "CUBEJS_API_SECRET", SECRET);

    @Test
    void without_a_database_it_is_the_demo_on_this_machine_only() {
        var reading = read(Map.of());

        assertThat(reading.settings())
                .isEqualTo(new Settings(
                        4000,
                        true,
                        List.of(),
                        Path.of("schema"),
                        ZoneId.of("UTC"),
                        10_000,
                        50_000,
                        java.util.Optional.empty(),
                        reading.settings().serving(),
                        java.util.Optional.empty(),
                        reading.settings().seen()));
        assertThat(reading.demo().directory()).isEqualTo(Path.of(".cuboid/demo"));
    }

    @Test
    void an_address_of_redis_has_nodes_share_results() {
        assertThat(read(Map.of()).settings().serving().shared()).isEmpty();
        assertThat(shared(Map.of("CUBEJS_REDIS_URL", "redis://cache.example.org")))
                .contains(new Settings.Shared(
                        new SharedAddress("cache.example.org", 6379, false, "", "", 0),
                        "cuboid",
                        Duration.ofMillis(250),
                        4 * 1024 * 1024));
        assertThat(shared(Map.of(
                        "cuboid.cache.redis.url", "rediss://us%3Aer:p%40ss+:1@[::1]:7000/3",
                        "cuboid.cache.redis.prefix", "shop:",
                        "cuboid.cache.redis.timeout", "1s",
                        "cuboid.cache.redis.largest-result", "1mb")))
                .contains(new Settings.Shared(
                        new SharedAddress("::1", 7000, true, "us:er", "p@ss+:1", 3),
                        "shop:",
                        Duration.ofSeconds(1),
                        1024 * 1024));
        assertThat(shared(Map.of(
                                "CUBEJS_REDIS_URL", "redis://me@cache/",
                                "CUBEJS_REDIS_PASSWORD", "se:cret",
                                "CUBEJS_REDIS_TLS", "true"))
                        .map(Settings.Shared::address))
                .contains(new SharedAddress("cache", 6379, true, "me", "se:cret", 0));
        assertThat(new SharedAddress("cache", 6379, true, "me", "secret", 0)).hasToString("rediss://cache:6379/0");
    }

    @Test
    void the_driver_of_the_cache_can_be_named() {
        var url = Map.of("CUBEJS_REDIS_URL", "redis://cache");
        for (var driver : List.of("memory", "cubestore")) {
            assertThat(shared(with(url, "CUBEJS_CACHE_AND_QUEUE_DRIVER", driver)))
                    .isEmpty();
        }
        assertThat(shared(with(url, "CUBEJS_CACHE_AND_QUEUE_DRIVER", "redis"))).isPresent();
        assertThat(problems(Map.of("CUBEJS_CACHE_AND_QUEUE_DRIVER", "redis")))
                .singleElement()
                .asString()
                .contains("`redis` needs an address, and `cuboid.cache.redis.url` (`CUBEJS_REDIS_URL`) has none");
        assertThat(problems(Map.of("CUBEJS_CACHE_AND_QUEUE_DRIVER", "rabbitmq")))
                .singleElement()
                .asString()
                .contains("`rabbitmq` is not `memory`, `redis` or `cubestore`");
    }

    @Test
    void an_address_of_redis_that_cannot_be_is_refused_without_telling_its_password() {
        for (var wrong : List.of(
                "localhost:6379",
                "http://u:topsecret@cache",
                "redis-sentinel://:topsecret@cache#mymaster",
                "redis://:topsecret@",
                "redis://:topsecret@cache:99999",
                "redis://:topsecret@cache:0",
                "redis://:topsecret@cache/shop",
                "redis://:topsecret@cache/-1",
                "redis://:topsecret@cache?timeout=1",
                "redis://:top secret@cache",
                "redis://:topsecret@pass@cache",
                "redis://me@cache")) {
            assertThat(problems(Map.of("CUBEJS_REDIS_URL", wrong)))
                    .as(wrong)
                    .singleElement()
                    .asString()
                    .doesNotContain("secret");
        }
        assertThat(problems(Map.of("cuboid.cache.redis.prefix", "a b")))
                .singleElement()
                .asString()
                .contains("`a b`");
    }

    private static java.util.Optional<Settings.Shared> shared(Map<String, String> variables) {
        return read(variables).settings().serving().shared();
    }

    private static Map<String, String> with(Map<String, String> variables, String name, String value) {
        var all = new LinkedHashMap<>(variables);
        all.put(name, value);
        return all;
    }

    @Test
    void the_variables_of_cube_configure_a_production_server() {
        var settings = read(with(Map.of(
                        "PORT", "4100",
                        "CUBEJS_SCHEMA_PATH", "src",
                        "CUBEJS_DB_PORT", "6543",
                        "CUBEJS_DB_SSL", "true",
                        "CUBEJS_DB_MAX_POOL", "3",
                        "CUBEJS_DB_QUERY_TIMEOUT", "2m",
                        "CUBEJS_DEFAULT_TIMEZONE", "Europe/Berlin",
                        "CUBEJS_DB_QUERY_LIMIT", "500")))
                .settings();

        assertThat(settings.port()).isEqualTo(4100);
        assertThat(settings.developmentMode()).isFalse();
        assertThat(settings.secrets()).containsExactly(SECRET);
        assertThat(settings.modelFolder()).isEqualTo(Path.of("src"));
        assertThat(settings.defaultZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(settings.maximumRowLimit()).isEqualTo(500);
        assertThat(settings.defaultRowLimit()).as("never above the maximum").isEqualTo(500);
        assertThat(settings.dataSource())
                .contains(new Settings.DataSource(
                        "default",
                        "jdbc:postgresql://db.example.org:6543/shop?sslmode=require",
                        "reader",
                        "p@ss",
                        3,
                        Duration.ofMinutes(2)));
    }

    @Test
    void native_names_win_over_those_of_cube() {
        var settings = readAll(PRODUCTION, Map.of("cuboid.database.host", "other", "cuboid.port", "5000"))
                .settings();

        assertThat(settings.port()).isEqualTo(5000);
        assertThat(settings.dataSource().orElseThrow().url()).isEqualTo("jdbc:postgresql://other:5432/shop");
    }

    @Test
    void native_names_may_come_from_environment_variables_too() {
        assertThat(read(with(Map.of("CUBOID_DATABASE_POOL_SIZE", "2")))
                        .settings()
                        .dataSource()
                        .orElseThrow()
                        .poolSize())
                .isEqualTo(2);
    }

    @Test
    void an_address_brings_user_and_password_along() {
        var source = read(Map.of(
                        "CUBEJS_DB_URL", "postgres://re%40der:p%2Fw+1@db:6000/shop?application_name=x",
                        "CUBEJS_DEV_MODE", "true"))
                .settings()
                .dataSource()
                .orElseThrow();

        assertThat(source.url()).isEqualTo("jdbc:postgresql://db:6000/shop?application_name=x");
        assertThat(source.user()).isEqualTo("re@der");
        assertThat(source.password()).isEqualTo("p/w+1");
    }

    @Test
    void a_duration_may_be_seconds_or_carry_a_unit() {
        assertThat(timeout("600")).isEqualTo(Duration.ofMinutes(10));
        assertThat(timeout("30s")).isEqualTo(Duration.ofSeconds(30));
        assertThat(timeout("10m")).isEqualTo(Duration.ofMinutes(10));
        assertThat(timeout("2h")).isEqualTo(Duration.ofHours(2));
        assertThat(problems(with(Map.of("CUBEJS_DB_QUERY_TIMEOUT", "0s"))))
                .containsExactly(
                        "X201 CUBEJS_DB_QUERY_TIMEOUT: `0s` is not a duration above 0 such as `30s`, `10m` or `600`");
    }

    @Test
    void empty_variables_count_as_not_set() {
        assertThat(read(Map.of("CUBEJS_DB_HOST", "", "CUBEJS_API_SECRET", " "))
                        .settings()
                        .dataSource())
                .isEmpty();
    }

    @Test
    void all_wrong_values_are_told_at_once() {
        assertThat(problems(with(Map.of(
                        "PORT", "http",
                        "CUBEJS_DB_TYPE", "mysql",
                        "CUBEJS_DB_MAX_POOL", "0",
                        "CUBEJS_DEFAULT_TIMEZONE", "Berlin",
                        "CUBEJS_DEV_MODE", "maybe",
                        "CUBEJS_DB_QUERY_LIMIT", "-1",
                        "CUBEJS_SCHEMA_PATH", "nowhere"))))
                .containsExactlyInAnyOrder(
                        "X201 CUBEJS_DB_MAX_POOL: `0` is not a whole number from 1 to 1000",
                        """
                        X201 CUBEJS_DB_TYPE: databases of type `mysql` are not supported
                          hint: `postgres` is""",
                        "X201 CUBEJS_DEV_MODE: `maybe` is not `true` or `false`",
                        "X201 PORT: `http` is not a whole number from 0 to 65535",
                        "X201 CUBEJS_SCHEMA_PATH: the model folder `nowhere` does not exist",
                        "X201 CUBEJS_DEFAULT_TIMEZONE: `Berlin` is not a time zone such as `UTC` or `Europe/Berlin`",
                        "X201 CUBEJS_DB_QUERY_LIMIT: `-1` is not a whole number from 1 to 2147483647");
    }

    @Test
    void what_a_connection_lacks_is_named() {
        assertThat(problems(Map.of("CUBEJS_DB_TYPE", "postgres", "CUBEJS_API_SECRET", SECRET)))
                .containsExactly(
                        "X201 CUBEJS_DB_HOST: the host of the database is missing",
                        "X201 CUBEJS_DB_NAME: the name of the database is missing",
                        "X201 CUBEJS_DB_USER: the user of the database is missing");
    }

    @Test
    void an_address_that_cannot_be_read_is_not_repeated_since_it_may_hold_a_password() {
        assertThat(problems(with(Map.of("CUBEJS_DB_URL", "mysql://root:hunter2@db/x"))))
                .singleElement()
                .asString()
                .startsWith("X201 CUBEJS_DB_URL: this is not the address of a PostgreSQL database")
                .doesNotContain("hunter2");
    }

    @Test
    void production_needs_a_secret() {
        assertThat(problems(with(Map.of("CUBEJS_API_SECRET", ""))))
                .singleElement()
                .asString()
                .startsWith("X201 CUBEJS_API_SECRET: production needs a secret of at least 32 bytes");
    }

    @Test
    void production_needs_long_secrets_only() {
        assertThat(problems(with(Map.of("CUBEJS_API_SECRET", SECRET.substring(1)))))
                .containsExactly("""
                        X201 CUBEJS_API_SECRET: a secret is shorter than 32 bytes
                          hint: `openssl rand -hex 32` makes a good one""");
        assertThat(problems(with(Map.of("CUBEJS_API_SECRETS", SECRET + ",short"))))
                .hasSize(1);
        assertThat(read(with(Map.of("CUBEJS_API_SECRETS", SECRET + ", " + "é".repeat(16))))
                        .settings()
                        .secrets())
                .containsExactly(SECRET, SECRET, "é".repeat(16));
    }

    @Test
    void development_needs_none() {
        var settings = read(with(Map.of("CUBEJS_API_SECRET", "", "CUBEJS_DEV_MODE", "true")))
                .settings();

        assertThat(settings.developmentMode()).isTrue();
        assertThat(settings.secrets()).isEmpty();
    }

    @Test
    void production_is_not_served_from_the_demo() {
        assertThat(problems(Map.of("CUBEJS_DEV_MODE", "false", "CUBEJS_API_SECRET", SECRET)))
                .singleElement()
                .asString()
                .startsWith("X201 CUBEJS_DEV_MODE: production needs a database, and none is configured");
    }

    @Test
    void a_variable_of_cube_without_a_meaning_here_is_named() {
        assertThat(read(Map.of("CUBEJS_TELEMETRY", "false", "CUBEJS_CUBESTORE_HOST", "store"))
                        .ignored())
                .containsExactly("CUBEJS_CUBESTORE_HOST", "CUBEJS_TELEMETRY");
    }

    @Test
    void web_sockets_are_served_where_cubes_variable_says_so() {
        assertThat(read(Map.of()).settings().sockets()).isEmpty();
        var usual =
                read(Map.of("CUBEJS_WEB_SOCKETS", "true")).settings().sockets().orElseThrow();
        assertThat(usual.paths()).containsExactly("/", "/cubejs-api/v1/ws");
        assertThat(usual.interval()).hasSeconds(5);
        var set = read(Map.of("CUBEJS_WEB_SOCKETS", "true", "CUBEJS_WEB_SOCKETS_BASE_PATH", "/live"))
                .settings();
        assertThat(set.sockets().orElseThrow().paths()).containsExactly("/live");
        var failure = catchThrowableOfType(
                Rejected.class,
                () -> readAll(Map.of(), Map.of("cuboid.web-sockets.path", "live", "cuboid.web-sockets.enabled", "so")));
        assertThat(failure.diagnostics())
                .extracting(problem -> problem.message())
                .containsExactlyInAnyOrder("`live` is no path", "`so` is not `true` or `false`");
    }

    @Test
    void a_native_name_that_does_not_exist_is_refused() {
        var failure =
                catchThrowableOfType(Rejected.class, () -> readAll(Map.of(), Map.of("cuboid.databse.host", "db")));

        assertThat(failure.diagnostics().getFirst().text()).startsWith("""
                X201 cuboid.databse.host: there is no such setting
                  hint: `cuboid.database.host`""");
    }

    private static Duration timeout(String text) {
        return read(with(Map.of("CUBEJS_DB_QUERY_TIMEOUT", text)))
                .settings()
                .dataSource()
                .orElseThrow()
                .queryTimeout();
    }

    private static List<String> problems(Map<String, String> variables) {
        return catchThrowableOfType(Rejected.class, () -> read(variables)).diagnostics().stream()
                .map(Diagnostic::text)
                .toList();
    }

    private static Map<String, String> with(Map<String, String> more) {
        var all = new LinkedHashMap<>(PRODUCTION);
        all.putAll(more);
        return all;
    }

    private static SettingsReader.Reading read(Map<String, String> variables) {
        return readAll(variables, Map.of());
    }

    private static SettingsReader.Reading readAll(Map<String, String> variables, Map<String, String> properties) {
        var environment = new StandardEnvironment();
        var sources = environment.getPropertySources();
        sources.stream().map(source -> source.getName()).toList().forEach(sources::remove);
        sources.addLast(new MapPropertySource("properties", new LinkedHashMap<>(properties)));
        sources.addLast(new SystemEnvironmentPropertySource("variables", new LinkedHashMap<>(variables)));
        return SettingsReader.read(environment);
    }
}
