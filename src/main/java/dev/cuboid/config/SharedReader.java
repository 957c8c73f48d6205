package dev.cuboid.config;

import dev.cuboid.cache.SharedAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads where results are shared with other nodes. */
final class SharedReader {
    private static final long KIB = 1024;
    private static final int USUAL_PORT = 6379;
    private static final Pattern DATABASE = Pattern.compile("/?|/(\\d{1,4})/?");
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");
    private static final String EXAMPLE =
            "`redis://user:password@host:6379/0` is understood, and `rediss://` with encryption";

    private final SettingValues values;

    SharedReader(SettingValues values) {
        this.values = values;
    }

    /** Empty where each node keeps its results for itself. */
    Optional<Settings.Shared> read() {
        var url = values.find(Setting.REDIS_URL);
        var address = url.flatMap(this::address);
        var prefix = prefix();
        var timeout = values.duration(Setting.REDIS_TIMEOUT, Duration.ofMillis(250));
        long largest = values.size(Setting.REDIS_LARGEST_RESULT, 4 * KIB * KIB, KIB, 512 * KIB * KIB);
        return isWanted(url.isPresent())
                ? address.map(where -> new Settings.Shared(where, prefix, timeout, largest))
                : Optional.empty();
    }

    private boolean isWanted(boolean hasUrl) {
        var driver = values.find(Setting.CACHE_DRIVER);
        if (driver.isEmpty()) {
            return hasUrl;
        }
        switch (driver.get().value()) {
            case "redis" -> {
                if (!hasUrl) {
                    values.problem(
                            driver.get().name(),
                            "`redis` needs an address, and `cuboid.cache.redis.url` (`CUBEJS_REDIS_URL`) has none",
                            EXAMPLE);
                }
                return true;
            }
            // Cube Store has no counterpart here; what it does for Cube's cache, each node does for itself.
            case "memory", "cubestore" -> {
                return false;
            }
            default ->
                values.problem(
                        driver.get().name(),
                        "`%s` is not `memory`, `redis` or `cubestore`"
                                .formatted(driver.get().value()));
        }
        return false;
    }

    private String prefix() {
        var prefix = values.text(Setting.REDIS_PREFIX, "cuboid");
        if (!PREFIX.matcher(prefix).matches()) {
            values.problem(
                    values.nameOf(Setting.REDIS_PREFIX),
                    "`%s` is not a prefix of keys; up to 64 letters, digits, `_`, `.`, `:` and `-` are"
                            .formatted(prefix));
        }
        return prefix;
    }

    /** What is wrong is told without the address, which may hold a password. */
    private Optional<SharedAddress> address(SettingValues.Found found) {
        try {
            var uri = new URI(found.value());
            var scheme = uri.getScheme() == null ? "" : uri.getScheme();
            var path = DATABASE.matcher(uri.getRawPath() == null ? "" : uri.getRawPath());
            if (!(scheme.equals("redis") || scheme.equals("rediss"))) {
                return wrong(found, "its address does not begin with `redis://` or `rediss://`");
            }
            if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65535) {
                return wrong(found, "its address has no host, or no port that can be");
            }
            if (!path.matches()) {
                return wrong(found, "behind the host of its address is no number of a database");
            }
            if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
                return wrong(found, "its address has parameters, and none are known");
            }
            var user = user(uri);
            var password = password(uri);
            if (!user.isEmpty() && password.isEmpty()) {
                return wrong(found, "its address has a user without a password");
            }
            return Optional.of(new SharedAddress(
                    uri.getHost().replaceAll("[\\[\\]]", ""),
                    uri.getPort() == -1 ? USUAL_PORT : uri.getPort(),
                    values.truth(Setting.REDIS_TLS, false) || scheme.equals("rediss"),
                    user,
                    password,
                    path.group(1) == null ? 0 : Integer.parseInt(path.group(1))));
        } catch (URISyntaxException malformed) {
            return wrong(found, "its address is malformed");
        }
    }

    private Optional<SharedAddress> wrong(SettingValues.Found found, String what) {
        values.problem(
                found.name(),
                what,
                EXAMPLE,
                "characters such as `@` and `/` in a password are written `%40` and `%2F`");
        return Optional.empty();
    }

    private static String user(URI uri) {
        var info = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
        int colon = info.indexOf(':');
        return decoded(colon < 0 ? info : info.substring(0, colon));
    }

    private String password(URI uri) {
        var info = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
        int colon = info.indexOf(':');
        return colon < 0 ? values.text(Setting.REDIS_PASSWORD, "") : decoded(info.substring(colon + 1));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
