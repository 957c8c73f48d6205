package dev.cuboid.engine;

import dev.cuboid.cache.RefreshKey;
import dev.cuboid.model.Cube;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.plan.Plan;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The refresh keys of a plan: those of all cubes that it reads. */
final class RefreshKeys {
    private static final Pattern INTERVAL = Pattern.compile("(\\d+) (second|minute|hour|day|week)s?");
    /** Cube's own for PostgreSQL. */
    private static final RefreshKey USUAL = new RefreshKey.Every(Duration.ofSeconds(10));

    private static final Duration USUAL_RENEWAL = Duration.ofMinutes(2);

    private RefreshKeys() {}

    static List<RefreshKey> of(Plan plan, SemanticModel model) {
        var keys = new LinkedHashSet<RefreshKey>();
        ReadCubes.of(plan, model).forEach(cube -> keys.add(of(cube)));
        return List.copyOf(keys);
    }

    static RefreshKey of(Cube cube) {
        if (!(cube.extras().get("refreshKey") instanceof Map<?, ?> key)) {
            return USUAL;
        }
        if (Boolean.TRUE.equals(key.get("immutable"))) {
            return new RefreshKey.Immutable();
        }
        var every = key.get("every") instanceof String text ? text.strip() : "";
        if (key.get("sql") instanceof String sql) {
            return new RefreshKey.Asked(cube.dataSource(), sql, interval(every).orElse(USUAL_RENEWAL));
        }
        if (every.isEmpty()) {
            return USUAL;
        }
        var zone = key.get("timezone") instanceof String named ? ZoneId.of(named) : ZoneId.of("UTC");
        return interval(every)
                .<RefreshKey>map(RefreshKey.Every::new)
                .orElseGet(() -> new RefreshKey.Scheduled(every, zone));
    }

    private static Optional<Duration> interval(String every) {
        var found = INTERVAL.matcher(every);
        if (!found.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(found.group(1));
        return Optional.of(
                switch (found.group(2)) {
                    case "second" -> Duration.ofSeconds(amount);
                    case "minute" -> Duration.ofMinutes(amount);
                    case "hour" -> Duration.ofHours(amount);
                    case "day" -> Duration.ofDays(amount);
                    default -> Duration.ofDays(7 * amount);
                });
    }
}
