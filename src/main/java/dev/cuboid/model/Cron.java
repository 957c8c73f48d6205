package dev.cuboid.model;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells what is wrong with a CRON schedule. What it lets through means the same to all who read CRON: where they differ, as
 * where both days are given, the schedule is refused.
 */
final class Cron {
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final List<Integer> LENGTHS = List.of(31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31);
    private static final List<Field> FIELDS = List.of(
            new Field("second", 0, 59, List.of()),
            new Field("minute", 0, 59, List.of()),
            new Field("hour", 0, 23, List.of()),
            new Field("day of the month", 1, 31, List.of()),
            new Field("month", 1, 12, MONTHS),
            new Field("day of the week", 0, 7, DAYS));
    private static final Pattern ITEM = Pattern.compile("(\\*|(\\w+)(?:-(\\w+))?)(?:/(\\d{1,2}))?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,2}");

    /** @param names of the values, the first for {@code least}; numbers may stand for them */
    private record Field(String name, int least, int most, List<String> names) {}

    private static final class Wrong extends Exception {
        private Wrong(String message) {
            super(message);
        }
    }

    /** @param text five or six fields with a blank between them; a sixth in front counts seconds */
    static Optional<String> problem(String text) {
        var fields = text.split(" ");
        int skipped = FIELDS.size() - fields.length;
        try {
            var times = new BitSet[FIELDS.size()];
            for (int i = 0; i < fields.length; i++) {
                times[skipped + i] = times(fields[i], FIELDS.get(skipped + i));
            }
            return never(times, fields[fields.length - 3], fields[fields.length - 1]);
        } catch (Wrong wrong) {
            return Optional.of(String.valueOf(wrong.getMessage()));
        }
    }

    private static Optional<String> never(BitSet[] times, String dayOfMonth, String dayOfWeek) {
        if (!dayOfMonth.matches("[*?]") && !dayOfWeek.matches("[*?]")) {
            return Optional.of(
                    "with a day of the month and a day of the week, some take both to be needed and others either");
        }
        int first = times[3].nextSetBit(0);
        return times[4].stream().anyMatch(month -> LENGTHS.get(month - 1) >= first)
                ? Optional.empty()
                : Optional.of("there is no day " + first + " in its months");
    }

    private static BitSet times(String text, Field field) throws Wrong {
        var times = new BitSet();
        if (text.equals("?") && field.name().startsWith("day")) {
            times.set(field.least(), field.most() + 1);
            return times;
        }
        for (var item : text.split(",", -1)) {
            add(item, field, times);
        }
        return times;
    }

    private static void add(String item, Field field, BitSet times) throws Wrong {
        var parts = ITEM.matcher(item);
        if (!parts.matches()) {
            throw new Wrong("`%s` is no %s".formatted(item, field.name()));
        }
        int from = parts.group(2) == null ? field.least() : number(parts.group(2), field);
        int to = parts.group(3) != null ? number(parts.group(3), field) : from;
        int step = parts.group(4) == null ? 1 : Integer.parseInt(parts.group(4));
        if (parts.group(2) == null || parts.group(3) == null && parts.group(4) != null) {
            to = field.most();
        }
        if (from > 0 && "SUN".equalsIgnoreCase(parts.group(3))) {
            to = field.most();
        }
        if (step == 0 || to < from) {
            throw new Wrong("`%s` holds no %s".formatted(item, field.name()));
        }
        for (int time = from; time <= to; time += step) {
            times.set(time);
        }
    }

    private static int number(String text, Field field) throws Wrong {
        int named = field.names().indexOf(text.toUpperCase(Locale.ROOT));
        int number = named >= 0 ? named + field.least() : NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
        if (number < field.least() || number > field.most()) {
            throw new Wrong("`%s` is no %s".formatted(text, field.name()));
        }
        return number;
    }

    private Cron() {}
}
