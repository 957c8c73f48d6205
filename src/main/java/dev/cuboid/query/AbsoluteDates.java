package dev.cuboid.query;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.model.Filter;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Replaces relative dates in a filter by the absolute ones that they stand for, as Cube echoes them: {@code last 7 days}
 * becomes two bounds, {@code 7 days ago} after {@code afterDate} the end of that day. Absolute dates stay as written.
 */
final class AbsoluteDates {
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);

    static Filter.Condition of(Filter.Condition condition, DateRanges dates) {
        return switch (condition.operator()) {
            case IN_DATE_RANGE, NOT_IN_DATE_RANGE, ON_THE_DATE -> range(condition, dates);
            case BEFORE_DATE, AFTER_OR_ON_DATE -> bound(condition, dates, true);
            case BEFORE_OR_ON_DATE, AFTER_DATE -> bound(condition, dates, false);
            default -> condition;
        };
    }

    private static Filter.Condition range(Filter.Condition condition, DateRanges dates) {
        var values = condition.values();
        if (values.size() > 1) {
            for (var value : values) {
                refuseRelative(value, condition);
            }
            return condition;
        }
        var value = values.isEmpty() ? null : values.getFirst();
        if (value == null) {
            return condition;
        }
        var range = dates.read(value, condition.location());
        return with(condition, List.of(text(range.firstLocal()), text(range.lastLocal())));
    }

    private static Filter.Condition bound(Filter.Condition condition, DateRanges dates, boolean first) {
        var value = condition.values().size() == 1 ? condition.values().getFirst() : null;
        if (value == null || isAbsolute(value)) {
            return condition;
        }
        var range = dates.read(value, condition.location());
        return with(condition, List.of(text(first ? range.firstLocal() : range.lastLocal())));
    }

    private static void refuseRelative(@Nullable String value, Filter.Condition condition) {
        if (value != null && !isAbsolute(value)) {
            throw new Rejected(Diagnostic.of(
                            ErrorCode.INVALID_DATE,
                            condition.location(),
                            "Relative-date strings are only supported when `values` has a single element for operator"
                                    + " `%s`. Got: '%s'"
                                            .formatted(condition.operator().wireName(), value))
                    .hint("an absolute pair or a single phrase such as `last 2 weeks` is served"));
        }
    }

    /** Also true of a date that does not exist, which is refused when it is typed. */
    private static boolean isAbsolute(String value) {
        try {
            return Moment.parse(value).isPresent();
        } catch (DateTimeException noSuchDate) {
            return true;
        }
    }

    private static Filter.Condition with(Filter.Condition condition, List<@Nullable String> values) {
        return new Filter.Condition(condition.member(), condition.operator(), values, condition.location());
    }

    /** Wall time as Cube writes it. */
    static String text(LocalDateTime time) {
        return MILLIS.format(time);
    }

    private AbsoluteDates() {}
}
