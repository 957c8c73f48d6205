package dev.cuboid.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads how the database of the {@code default} cubes is reached. */
final class DataSourceReader {
    private static final List<Setting> CONNECTION = List.of(
            Setting.DATABASE_TYPE,
            Setting.DATABASE_URL,
            Setting.DATABASE_HOST,
            Setting.DATABASE_PORT,
            Setting.DATABASE_NAME,
            Setting.DATABASE_USER,
            Setting.DATABASE_PASSWORD);
    private static final String JDBC = "jdbc:postgresql:";

    private final SettingValues values;

    /** Where a database is, and whoever the address itself names. */
    private record Address(String url, String user, String password) {}

    DataSourceReader(SettingValues values) {
        this.values = values;
    }

    /** Empty where nothing says how to connect to a database. */
    Optional<Settings.DataSource> read() {
        int poolSize = poolSize();
        var queryTimeout = queryTimeout();
        if (CONNECTION.stream().noneMatch(values::has)) {
            return Optional.empty();
        }
        checkType();
        var address = values.find(Setting.DATABASE_URL).map(this::fromUrl).orElseGet(this::fromParts);
        var user = values.text(Setting.DATABASE_USER, address.user());
        if (user.isEmpty() && !address.url().contains("user=")) {
            values.problem(Setting.DATABASE_USER.commonName(), "the user of the database is missing");
        }
        var password = values.text(Setting.DATABASE_PASSWORD, address.password());
        return Optional.of(new Settings.DataSource(
                "default",
                secured(address.url()),
                user,
                password,
                poolSize,
                concurrency(),
                queueLength(),
                queryTimeout));
    }

    int poolSize() {
        return (int) values.number(Setting.DATABASE_POOL_SIZE, 8, 1, 1000);
    }

    /** Each statement that runs needs a connection. */
    int concurrency() {
        int connections = poolSize();
        int asked = (int) values.number(Setting.CONCURRENCY, connections, 1, 1000);
        if (asked > connections) {
            values.problem(
                    values.nameOf(Setting.CONCURRENCY),
                    "%d statements at once need as many connections, and the pool has %d".formatted(asked, connections),
                    "`CUBEJS_DB_MAX_POOL=%d` gives them".formatted(asked));
        }
        return Math.min(asked, connections);
    }

    int queueLength() {
        return (int) values.number(Setting.QUEUE_LENGTH, 1000, 0, 1_000_000);
    }

    Duration queryTimeout() {
        return values.duration(Setting.DATABASE_QUERY_TIMEOUT, Duration.ofMinutes(10));
    }

    private void checkType() {
        values.find(Setting.DATABASE_TYPE)
                .filter(type -> !type.value().equals("postgres"))
                .ifPresent(type -> values.problem(
                        type.name(),
                        "databases of type `%s` are not supported".formatted(type.value()),
                        "`postgres` is"));
    }

    private Address fromParts() {
        var host = required(Setting.DATABASE_HOST, "host");
        var name = required(Setting.DATABASE_NAME, "name");
        long port = values.number(Setting.DATABASE_PORT, 5432, 1, 65535);
        return new Address(
                "%s//%s:%d/%s"
                        .formatted(
                                JDBC,
                                host.contains(":") ? "[" + host + "]" : host,
                                port,
                                URLEncoder.encode(name, StandardCharsets.UTF_8)),
                "",
                "");
    }

    private String required(Setting setting, String what) {
        var value = values.text(setting, "");
        if (value.isEmpty()) {
            values.problem(setting.commonName(), "the %s of the database is missing".formatted(what));
        }
        return value;
    }

    /** Takes JDBC's form as it is, and turns {@code postgres://user:password@host:port/name} into it. */
    private Address fromUrl(SettingValues.Found url) {
        if (url.value().startsWith(JDBC)) {
            return new Address(url.value(), "", "");
        }
        try {
            var uri = new URI(url.value());
            if (List.of("postgres", "postgresql").contains(uri.getScheme() == null ? "" : uri.getScheme())
                    && uri.getHost() != null) {
                return fromUri(uri);
            }
        } catch (URISyntaxException notAnAddress) {
            // told below, without the text: it may hold a password
        }
        values.problem(
                url.name(),
                "this is not the address of a PostgreSQL database",
                "`postgres://user:password@host:5432/name` and `jdbc:postgresql://host:5432/name` are understood");
        return new Address("", "unknown", "");
    }

    private static Address fromUri(URI uri) {
        var login = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
        int colon = login.indexOf(':');
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new Address(
                "%s//%s:%d%s%s"
                        .formatted(
                                JDBC, uri.getHost(), uri.getPort() < 0 ? 5432 : uri.getPort(), uri.getRawPath(), query),
                decoded(colon < 0 ? login : login.substring(0, colon)),
                decoded(colon < 0 ? "" : login.substring(colon + 1)));
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private String secured(String url) {
        if (!values.truth(Setting.DATABASE_SSL, false) || url.contains("sslmode=")) {
            return url;
        }
        return url + (url.contains("?") ? "&" : "?") + "sslmode=require";
    }
}
