package dev.cuboid.check;

import dev.cuboid.definition.Definition.Scalar;
import dev.cuboid.diagnostic.Location;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where the author wrote something.
 *
 * @param location of the whole
 * @param texts the SQL that belongs to it
 */
record Place(Location location, List<Scalar> texts) {
    Place {
        texts = List.copyOf(texts);
    }

    /** Where its SQL begins; where the whole is if it has none. */
    Location ofSql() {
        return texts.isEmpty() ? location : texts.getFirst().location();
    }

    /** Where a word stands in its SQL. */
    Location of(String word) {
        var whole = Pattern.compile("(?<![\\w$])" + Pattern.quote(word.toLowerCase(Locale.ROOT)) + "(?![\\w$])");
        for (var text : texts) {
            var match = whole.matcher(text.text().toLowerCase(Locale.ROOT));
            if (match.find()) {
                return text.at(match.start());
            }
        }
        return ofSql();
    }
}
