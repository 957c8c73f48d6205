package dev.cuboid.http;

import dev.cuboid.engine.Served;
import dev.cuboid.http.PreparedLoads.PreparedLoad;
import java.util.List;

/**
 * Names what an answer says. Weak, since the same rows read again are the same answer, though they were read at another time.
 */
final class EntityTag {
    private EntityTag() {}

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
