package dev.cuboid.config;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.core.env.PropertyResolver;

/** Looks settings up and gives them their types. What cannot be read becomes a problem, and the default goes on in its place. */
final class SettingValues {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|[smh]?)");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})(kb|mb|gb|b?)");

    private final PropertyResolver source;
    private final List<Diagnostic> problems = new ArrayList<>();

    /** A value and the name under which it was set. */
    record Found(String name, String value) {}

    SettingValues(PropertyResolver source) {
        this.source = source;
    }

    List<Diagnostic> problems() {
        return problems;
    }

    /** Empty text counts as not set, as container files often give it. */
    Optional<Found> find(Setting setting) {
        for (var name : setting.names()) {
            var value = source.getProperty(name, "").strip();
            if (!value.isEmpty()) {
                return Optional.of(new Found(name, value));
            }
        }
        return Optional.empty();
    }

    boolean has(Setting setting) {
        return find(setting).isPresent();
    }

    String nameOf(Setting setting) {
        return find(setting).map(Found::name).orElse(setting.commonName());
    }

    String text(Setting setting, String otherwise) {
        return find(setting).map(Found::value).orElse(otherwise);
    }

    boolean truth(Setting setting, boolean otherwise) {
        return read(setting, otherwise, "`true` or `false`", text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> Optional.of(true);
            case "false", "0" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    long number(Setting setting, long otherwise, long least, long most) {
        var expected = "a whole number from %d to %d".formatted(least, most);
        return read(
                setting,
                otherwise,
                expected,
                text -> Optional.of(text)
                        .filter(digits -> digits.matches("\\d{1,18}"))
                        .map(Long::parseLong)
                        .filter(number -> number >= least && number <= most));
    }

    /** {@code 500ms}, {@code 30s}, {@code 10m}, {@code 2h}, or a bare number of seconds; above 0. */
    Duration duration(Setting setting, Duration otherwise) {
        return duration(setting, otherwise, Duration.ofMillis(1), "a duration above 0 such as `30s`, `10m` or `600`");
    }

    /** The same, and 0. */
    Duration delay(Setting setting, Duration otherwise) {
        return duration(setting, otherwise, Duration.ZERO, "a duration such as `0`, `5s` or `1m`");
    }

    private Duration duration(Setting setting, Duration otherwise, Duration least, String expected) {
        return read(setting, otherwise, expected, text -> {
            var match = DURATION.matcher(text);
            if (!match.matches()) {
                return Optional.empty();
            }
            var amount = Long.parseLong(match.group(1));
            var duration = switch (match.group(2)) {
                case "h" -> Duration.ofHours(amount);
                case "m" -> Duration.ofMinutes(amount);
                case "ms" -> Duration.ofMillis(amount);
                default -> Duration.ofSeconds(amount);
            };
            return duration.compareTo(least) < 0 ? Optional.empty() : Optional.of(duration);
        });
    }

    /** Bytes: {@code 512kb}, {@code 64mb}, {@code 2gb}, or a bare number of bytes. */
    long size(Setting setting, long otherwise, long least, long most) {
        return read(setting, otherwise, "a size such as `64mb` from %d to %d bytes".formatted(least, most), text -> {
            var match = SIZE.matcher(text.toLowerCase(Locale.ROOT));
            if (!match.matches()) {
                return Optional.empty();
            }
            long unit = switch (match.group(2)) {
                case "kb" -> 1L << 10;
                case "mb" -> 1L << 20;
                case "gb" -> 1L << 30;
                default -> 1;
            };
            long bytes = Long.parseLong(match.group(1)) * unit;
            return bytes >= least && bytes <= most ? Optional.of(bytes) : Optional.empty();
        });
    }

    ZoneId zone(Setting setting, ZoneId otherwise) {
        return read(
                setting,
                otherwise,
                "a time zone such as `UTC` or `Europe/Berlin`",
                text -> Optional.of(text)
                        .filter(ZoneId.getAvailableZoneIds()::contains)
                        .map(ZoneId::of));
    }

    private <T> T read(Setting setting, T otherwise, String expected, Function<String, Optional<T>> parse) {
        var found = find(setting);
        if (found.isEmpty()) {
            return otherwise;
        }
        var value = parse.apply(found.get().value());
        if (value.isEmpty()) {
            problem(found.get().name(), "`%s` is not %s".formatted(found.get().value(), expected));
        }
        return value.orElse(otherwise);
    }

    /** Notes a problem with the setting of that name, with hints at what to try. */
    void problem(String name, String message, String... hints) {
        var diagnostic = Diagnostic.of(ErrorCode.INVALID_SETTING, new Location.InSetting(name), message);
        for (var hint : hints) {
            diagnostic = diagnostic.hint(hint);
        }
        problems.add(diagnostic);
    }
}
