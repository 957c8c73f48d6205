package dev.cuboid.check;

import java.util.Locale;
import java.util.regex.Pattern;

/** What adding up a column of numbers would mean, guessed from its name. */
enum Summing {
    TOTAL,
    AVERAGE,
    /** It names or orders things and measures nothing. */
    NONE;

    private static final Pattern NAMES = words("id|ids|uuid|key|code|no|nr|num|number|year|month|week|day|quarter|hour|"
            + "zip|zipcode|postcode|plz|phone|fax|version|rank|ranking|position|pos|order|sort|index|idx|seq|sequence|"
            + "lat|latitude|lng|lon|long|longitude|level|status|state|type|kind|category|flag|port|sku|isbn|ean");
    private static final Pattern AVERAGES = words("rate|ratio|percent|percentage|pct|share|price|score|rating|age|"
            + "temperature|discount|factor|weight|probability|margin|fraction|speed|average|avg|mean|median");

    static Summing of(Table.Column column) {
        var name = CubeNames.plain(column.name()).toLowerCase(Locale.ROOT);
        if (NAMES.matcher(name).find()) {
            return NONE;
        }
        return AVERAGES.matcher(name).find() ? AVERAGE : TOTAL;
    }

    private static Pattern words(String words) {
        return Pattern.compile("(?:^|_)(?:" + words + ")(?:$|_)");
    }
}
