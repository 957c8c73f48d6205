package dev.cuboid.config;

import dev.cuboid.observation.RequestLog;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads what is told of requests, and to whom. */
final class SeenReader {
    private static final Duration USUALLY_SLOW = Duration.ofSeconds(5);

    private final SettingValues values;

    SeenReader(SettingValues values) {
        this.values = values;
    }

    Settings.Seen read(boolean developmentMode) {
        var port = values.has(Setting.MANAGEMENT_PORT)
                ? Optional.of((int) values.number(Setting.MANAGEMENT_PORT, 0, 0, 65535))
                : Optional.<Integer>empty();
        var rules = new RequestLog.Rules(
                values.truth(Setting.LOG_REQUESTS, true),
                json(!developmentMode),
                values.truth(Setting.LOG_VALUES, false),
                values.delay(Setting.LOG_SLOW_QUERY, USUALLY_SLOW));
        return new Settings.Seen(port, rules, tracing());
    }

    private boolean json(boolean otherwise) {
        return values.find(Setting.LOG_FORMAT)
                .map(found -> switch (found.value()) {
                    case "json" -> true;
                    case "text" -> false;
                    default -> {
                        values.problem(found.name(), "`%s` is not `json` or `text`".formatted(found.value()));
                        yield otherwise;
                    }
                })
                .orElse(otherwise);
    }

    private Optional<Settings.Tracing> tracing() {
        return values.find(Setting.TRACING_ENDPOINT).flatMap(found -> {
            if (!isAddress(found.value())) {
                values.problem(
                        found.name(),
                        "`%s` is not the address of a collector".formatted(found.value()),
                        "one that takes OTLP over HTTP has an address such as `http://localhost:4318`");
                return Optional.empty();
            }
            return Optional.of(new Settings.Tracing(found.value(), headers()));
        });
    }

    private static boolean isAddress(String text) {
        try {
            var address = new URI(text);
            return address.getHost() != null
                    && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()));
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    /** {@code name=value,name=value}, the values encoded as in addresses. */
    private Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        values.find(Setting.TRACING_HEADERS).ifPresent(found -> {
            for (var header : found.value().split(",")) {
                int equals = header.indexOf('=');
                if (equals < 1) {
                    // without its text, which may be a secret
                    values.problem(found.name(), "a header has no value", "`name=value,name=value` is understood");
                } else {
                    headers.put(header.substring(0, equals).strip(), decoded(header.substring(equals + 1)));
                }
            }
        });
        return headers;
    }

    private static String decoded(String value) {
        return URLDecoder.decode(value.strip().replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
