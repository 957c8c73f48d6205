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
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})([smh]?)");

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

    /** {@code 30s}, {@code 10m}, {@code 2h}, or a bare number of seconds. */
    Duration duration(Setting setting, Duration otherwise) {
        return read(setting, otherwise, "a duration above 0 such as `30s`, `10m` or `600`", text -> {
            var match = DURATION.matcher(text);
            if (!match.matches()) {
                return Optional.empty();
            }
            long seconds = Long.parseLong(match.group(1))
                    * switch (match.group(2)) {
                        case "h" -> 3600;
                        case "m" -> 60;
                        default -> 1;
                    };
            return seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
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
