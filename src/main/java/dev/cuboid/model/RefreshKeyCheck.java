package dev.cuboid.model;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import java.time.ZoneId;
import java.util.regex.Pattern;

/** Sees that a refresh key says when, so that no query finds out that it does not. */
final class RefreshKeyCheck {
    private static final Pattern INTERVAL = Pattern.compile("(\\d+) (second|minute|hour|day|week)s?");
    private static final Pattern POSITIVE = Pattern.compile("0*[1-9]\\d{0,8}");
    private static final Pattern FIELDS = Pattern.compile("\\S+( \\S+){4,5}");

    private final MemberContext context;

    RefreshKeyCheck(MemberContext context) {
        this.context = context;
    }

    void check(Node key, String described) {
        var every = key.text("every").strip();
        boolean cron = FIELDS.matcher(every).matches();
        if (key.has("every")) {
            every(key, every, described);
        }
        if (key.has("sql") && (cron || key.has("timezone"))) {
            context.conflict(
                    key,
                    "sql",
                    described + ": `sql` goes neither with a CRON schedule nor with a `timezone`",
                    "keep `sql` with an interval, or the schedule alone");
        }
        if (key.has("timezone")) {
            timezone(key, cron, described);
        }
        if (key.flag("incremental", false) && key.has("sql")) {
            context.conflict(
                    key, "sql", described + ": `incremental` and `sql` exclude each other", "keep one of them");
        }
    }

    private void every(Node key, String every, String described) {
        var interval = INTERVAL.matcher(every);
        if (interval.matches()) {
            if (!POSITIVE.matcher(interval.group(1)).matches()) {
                wrong(
                        key,
                        "every",
                        "%s: `%s` is no interval from one second on".formatted(described, every),
                        "write something like `every: 10 minutes`; `cache: no-cache` in a query reads the data each time");
            }
        } else if (FIELDS.matcher(every).matches()) {
            Cron.problem(every)
                    .ifPresent(problem -> wrong(
                            key,
                            "every",
                            "%s: `%s` is no CRON schedule: %s".formatted(described, every, problem),
                            "the fields are minute, hour, day of the month, month and day of the week,"
                                    + " as in `0 8 * * 1-5`; a field before them counts seconds"));
        } else {
            wrong(
                    key,
                    "every",
                    "%s: `%s` is neither an interval nor a CRON schedule".formatted(described, every),
                    "write something like `every: 10 minutes` or `every: \"0 8 * * *\"`");
        }
    }

    private void timezone(Node key, boolean cron, String described) {
        if (!cron) {
            context.conflict(
                    key, "timezone", described + ": `timezone` goes with a CRON schedule only", "take `timezone` away");
            return;
        }
        var name = key.text("timezone");
        var known = ZoneId.getAvailableZoneIds();
        if (!known.contains(name)) {
            context.problems()
                    .add(Diagnostic.of(
                                    ErrorCode.WRONG_VALUE,
                                    key.value("timezone").orElseThrow().location(),
                                    "%s: `%s` is not a time zone".formatted(described, name))
                            .near(name, known.stream().sorted().toList())
                            .hint("write a name of the IANA time zone database, such as `Europe/Berlin` or `UTC`"));
        }
    }

    private void wrong(Node key, String parameter, String message, String hint) {
        context.problems()
                .report(
                        ErrorCode.WRONG_VALUE,
                        key.value(parameter).orElseThrow().location(),
                        message,
                        hint);
    }
}
