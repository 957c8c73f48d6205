package dev.cuboid.query;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Time zones by their IANA names, in whatever case they are written. */
final class Zones {
    private static final Map<String, ZoneId> BY_NAME = byName();

    static Optional<ZoneId> named(String name) {
        var zone = BY_NAME.get(name);
        return Optional.ofNullable(zone == null ? BY_NAME.get(name.toLowerCase(Locale.ROOT)) : zone);
    }

    static List<String> names() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(name -> !name.startsWith("SystemV/"))
                .sorted()
                .toList();
    }

    private static Map<String, ZoneId> byName() {
        var zones = new HashMap<String, ZoneId>();
        for (var name : ZoneId.getAvailableZoneIds()) {
            if (!name.startsWith("SystemV/")) {
                zones.put(name, ZoneId.of(name));
                zones.put(name.toLowerCase(Locale.ROOT), ZoneId.of(name));
            }
        }
        return zones;
    }

    private Zones() {}
}
