package dev.cuboid.http;

import dev.cuboid.engine.Served;
import dev.cuboid.http.PreparedLoads.PreparedLoad;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names what an answer says. Weak, since the same rows read again are the same answer, though they were read at another time.
 */
final class EntityTag {
    private static final Pattern TAG = Pattern.compile("(?:W/)?(\"[^\"]*\")");

    private EntityTag() {}

    /** Whether one of the tags that a caller has is this one; weak or not makes no difference (RFC 9110, 13.1.2). */
    static boolean isAmong(@Nullable String tags, String tag) {
        return tags != null
                && (tags.strip().equals("*")
                        || TAG.matcher(tags).results().anyMatch(one -> tag.endsWith(one.group(1))));
    }

    static String of(PreparedLoad load, List<Served> served) {
        var tag = new StringBuilder("W/\"").append(load.parts().fingerprint());
        if (load.asked().schema()) {
            tag.append("-schema");
        }
        for (var one : served) {
            if (one instanceof Served.Whole whole) {
                tag.append('-').append(whole.result().fingerprint()).append(whole.slow() ? "s" : "");
            }
        }
        return tag.append('"').toString();
    }
}
