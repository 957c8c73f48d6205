package dev.cuboid.trial;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A value of a row, expected or come. */
sealed interface Cell {
    record Nothing() implements Cell {}

    record Text(String text) implements Cell {}

    Pattern NUMBER = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d{1,3})?");
    Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("[ ]['T']HH:mm[:ss]")
            .optionalStart()
            .appendFraction(java.time.temporal.ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .appendPattern("['Z']")
            .toFormatter(Locale.ROOT);

    static Cell of(@Nullable Object value) {
        return value == null ? new Nothing() : new Text(value.toString());
    }

    /** Numbers are equal by value, times to the millisecond, all else as text. */
    default boolean equals(Cell other, BigDecimal tolerance) {
        if (equals(other)) {
            return true;
        }
        var one = number();
        var another = other.number();
        if (one.isPresent() && another.isPresent()) {
            return one.get().subtract(another.get()).abs().compareTo(tolerance) <= 0;
        }
        return time().isPresent() && time().equals(other.time());
    }

    default Optional<BigDecimal> number() {
        return this instanceof Text(var text) && NUMBER.matcher(text).matches()
                ? Optional.of(new BigDecimal(text))
                : Optional.empty();
    }

    private Optional<LocalDateTime> time() {
        if (!(this instanceof Text(var text)) || text.length() < 10) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    DATE.matcher(text).matches()
                            ? LocalDate.parse(text).atStartOfDay()
                            : LocalDateTime.parse(text, TIME).truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }

    default String shown() {
        return switch (this) {
            case Nothing() -> "null";
            case Text(var text) -> text;
        };
    }
}
