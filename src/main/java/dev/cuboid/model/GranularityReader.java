package dev.cuboid.model;

import dev.cuboid.definition.Definition.Scalar;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.model.Dimension.Cut;
import dev.cuboid.model.Dimension.Granularity;
import dev.cuboid.model.Interval.Unit;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Custom granularities of time dimensions. */
final class GranularityReader {
    private static final Cut DAY = new Cut.Natural(Interval.of(1, Unit.DAY), Optional.empty());

    private final MemberContext context;
    private final boolean calendar;

    GranularityReader(MemberContext context) {
        this.context = context;
        this.calendar = context.scope()
                .symbols()
                .cube(context.scope().owner())
                .map(cube -> cube.node().flag("calendar", false))
                .orElse(false);
    }

    Granularity read(Node node, String dimension) {
        var described = "granularity `%s` of %s".formatted(node.name(), dimension);
        if (!calendar && Granularities.BUILT_IN.contains(node.name())) {
            wrong(node.location(), described + " has the name of a built-in one", "give it a name of its own");
        }
        var title = node.has("title") ? node.text("title") : Names.title(node.name());
        return new Granularity(node.name(), title, node.has("sql") ? written(node, described) : cut(node, described));
    }

    private Cut written(Node node, String described) {
        if (!calendar) {
            wrong(
                    node.at("sql"),
                    described + ": `sql` goes with calendar cubes only",
                    "set `calendar: true` on the cube, or give an `interval`");
        }
        var interval = node.scalar("interval").flatMap(text -> interval(text, described));
        return new Cut.Expression(context.sql(node, described, Use.ROW_VALUE), interval);
    }

    private Cut cut(Node node, String described) {
        var text = node.scalar("interval");
        if (text.isEmpty()) {
            wrong(node.location(), described + " has no `interval`", "add one, such as `interval: 2 weeks`");
            return DAY;
        }
        var interval = interval(text.get(), described);
        if (interval.isEmpty()) {
            return DAY;
        }
        if (!positive(interval.get())) {
            wrong(text.get().location(), described + ": the interval has to be positive", IntervalReader.HINT);
            return DAY;
        }
        return node.has("origin")
                ? fromOrigin(node, interval.get(), described)
                : natural(node, text.get(), interval.get(), described);
    }

    private Cut fromOrigin(Node node, Interval interval, String described) {
        if (node.has("offset")) {
            wrong(node.at("offset"), described + " has both `origin` and `offset`", "keep one of them");
        }
        var text = node.scalar("origin").orElseThrow();
        return origin(text.text())
                .<Cut>map(origin -> new Cut.FromOrigin(interval, origin))
                .orElseGet(() -> {
                    wrong(
                            text.location(),
                            "%s: `%s` is no date or wall time".formatted(described, text.text()),
                            "write a date such as `2024-01-08`, or `2024-01-08 06:00:00`, without a zone");
                    return DAY;
                });
    }

    private Cut natural(Node node, Scalar text, Interval interval, String described) {
        if (!dividesEvenly(interval)) {
            wrong(
                    text.location(),
                    "%s: Arbitrary intervals cannot be used without origin point specified".formatted(described),
                    "add `origin: …`, a date at which a bucket begins");
        }
        return new Cut.Natural(interval, node.scalar("offset").flatMap(offset -> interval(offset, described)));
    }

    /** Whether the interval is one unit that its parent unit holds a whole number of times. */
    static boolean dividesEvenly(Interval interval) {
        if (interval.amounts().size() != 1) {
            return false;
        }
        long quantity = interval.amounts().getFirst().quantity();
        return switch (interval.amounts().getFirst().unit()) {
            case YEAR -> true;
            case QUARTER -> 4 % quantity == 0;
            case MONTH -> 12 % quantity == 0;
            case WEEK, DAY -> quantity == 1;
            case HOUR -> 24 % quantity == 0;
            case MINUTE, SECOND -> 60 % quantity == 0;
        };
    }

    private static boolean positive(Interval interval) {
        return interval.amounts().stream().allMatch(amount -> amount.quantity() > 0);
    }

    private static Optional<LocalDateTime> origin(String text) {
        var iso = text.strip().replace(' ', 'T');
        try {
            return Optional.of(
                    switch (iso.length()) {
                        case 4 -> LocalDate.parse(iso + "-01-01").atStartOfDay();
                        case 7 -> LocalDate.parse(iso + "-01").atStartOfDay();
                        case 10 -> LocalDate.parse(iso).atStartOfDay();
                        default -> LocalDateTime.parse(iso);
                    });
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private Optional<Interval> interval(Scalar text, String described) {
        var interval = IntervalReader.read(text.text());
        if (interval.isEmpty()) {
            wrong(text.location(), "%s: `%s` is no interval".formatted(described, text.text()), IntervalReader.HINT);
        }
        return interval;
    }

    private void wrong(Location at, String message, String hint) {
        context.problems().report(ErrorCode.INVALID_GRANULARITY, at, message, hint);
    }
}
