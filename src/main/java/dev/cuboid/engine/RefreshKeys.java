package dev.cuboid.engine;

import dev.cuboid.cache.RefreshKey;
import dev.cuboid.model.Cube;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.plan.Plan;
import dev.cuboid.plan.PlanPrinter;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The refresh keys of a plan: those of all cubes that it reads, also of those only joined in between. */
final class RefreshKeys {
    private static final Pattern INTERVAL = Pattern.compile("(\\d+) (second|minute|hour|day|week)s?");
    /** Cube's own for PostgreSQL. */
    private static final RefreshKey USUAL = new RefreshKey.Every(Duration.ofSeconds(10));

    private static final Duration USUAL_RENEWAL = Duration.ofMinutes(2);

    private RefreshKeys() {}

    static List<RefreshKey> of(Plan plan, SemanticModel model) {
        var keys = new LinkedHashSet<RefreshKey>();
        for (var leg : PlanPrinter.legs(plan)) {
            add(leg.source().root(), model, keys);
            leg.source().joins().forEach(join -> add(join.item(), model, keys));
        }
        return List.copyOf(keys);
    }

    private static void add(Plan.Item item, SemanticModel model, LinkedHashSet<RefreshKey> keys) {
        if (item instanceof Plan.Item.Table table) {
            model.cube(table.cube()).ifPresent(cube -> keys.add(of(cube)));
        }
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
