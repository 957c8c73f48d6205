package dev.cuboid.proof;

import dev.cuboid.proof.World.Dimension;
import dev.cuboid.proof.World.Kind;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Queries of a world: mostly such that have a meaning, over one fact or several, on cubes or through a view. */
final class AskGenerator {
    private static final List<String> GRANULARITIES =
            List.of("hour", "day", "day", "week", "month", "month", "quarter", "year", "minute");
    private static final List<String> CUSTOM =
            Arrays.stream(Custom.values()).map(Custom::granularity).toList();
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"),
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("America/New_York"),
            ZoneId.of("Asia/Kathmandu"),
            ZoneId.of("Australia/Lord_Howe"));

    private final World world;
    private final Chance chance;
    private final FilterGenerator filters;

    AskGenerator(World world, Chance chance) {
        this.world = world;
        this.chance = chance;
        this.filters = new FilterGenerator(chance);
    }

    /** What a query may name, each list in the names of one cube, or of one view. */
    private record Pool(List<String> measures, List<Offered> dimensions, List<String> segments) {
        List<Offered> ofTime() {
            return dimensions.stream().filter(one -> one.kind() == Kind.TIME).toList();
        }

        List<Offered> others() {
            return dimensions.stream().filter(one -> one.kind() != Kind.TIME).toList();
        }
    }

    record Offered(String name, Kind kind) {}

    Ask ask() {
        if (chance.in(12)) {
            return rolling();
        }
        if (chance.in(14)) {
            return shifted();
        }
        var pool = !world.views().isEmpty() && chance.in(30) ? ofView(chance.oneOf(world.views())) : ofCubes();
        var measures = chance.in(10) ? List.<String>of() : chance.some(chance.between(1, 3), pool.measures());
        var dimensions =
                chance.some(few(), pool.others()).stream().map(Offered::name).toList();
        var times = chance.in(35) ? times(pool) : List.<Ask.Time>of();
        var ask = new Ask(
                measures,
                dimensions,
                times,
                segments(pool),
                conditions(pool),
                Ask.Page.ALL,
                List.of(),
                chance.oneOf(ZONES));
        if (measures.isEmpty() && ask.groupKeys().isEmpty()) {
            ask = ask.withMeasures(chance.some(1, pool.measures()));
        }
        var hinted = chance.in(25) ? ask.along(hints()) : ask;
        return chance.in(30) ? ordered(hinted) : hinted;
    }

    /** Windows of a fact over its own time, beside its plain measures. */
    private Ask rolling() {
        var fact = chance.oneOf(world.cubes()).name();
        var shared = reachableFrom(fact);
        if (chance.in(25)) {
            shared.addAll(thoseThatReach(fact));
        }
        var time = fact + ".happened_at";
        var measures = new ArrayList<>(chance.some(chance.between(1, 2), rollingOf(fact)));
        measures.addAll(chance.some(chance.in(50) ? 1 : 0, measuresOf(fact)));
        var pool = new Pool(
                measures,
                dimensionsOf(shared).stream()
                        .filter(one -> !one.name().equals(time))
                        .toList(),
                segmentsOf(shared));
        var dimensions = chance.some(chance.between(0, 2), pool.others()).stream()
                .map(Offered::name)
                .toList();
        var times = chance.in(96) ? List.of(calendar(time, !dimensions.isEmpty())) : List.<Ask.Time>of();
        var ask = new Ask(
                measures,
                dimensions,
                times,
                segments(pool),
                conditions(pool),
                Ask.Page.ALL,
                List.of(),
                chance.oneOf(ZONES));
        return chance.in(20) ? ordered(ask) : ask;
    }

    /** Other times of a fact beside its own. */
    private Ask shifted() {
        var fact = chance.oneOf(world.cubes()).name();
        var shared = reachableFrom(fact);
        var shifted = List.of("earlier", "elsewhen", "growth", "long_ago", "typical_earlier").stream()
                .map(name -> fact + "." + name)
                .toList();
        var measures = new ArrayList<>(chance.some(chance.between(1, 2), shifted));
        measures.addAll(chance.some(chance.between(0, 1), measuresOf(fact)));
        var pool = new Pool(measures.stream().distinct().toList(), dimensionsOf(shared), segmentsOf(shared));
        var dimensions = chance.some(chance.between(0, 1), pool.others()).stream()
                .map(Offered::name)
                .toList();
        var time = time(fact + ".happened_at");
        var filters = conditions(new Pool(pool.measures(), pool.others(), pool.segments()));
        var ask = new Ask(
                pool.measures(),
                dimensions,
                List.of(time),
                segments(pool),
                filters,
                Ask.Page.ALL,
                List.of(),
                chance.oneOf(ZONES));
        return chance.in(20) ? ordered(ask) : ask;
    }

    /**
     * @param apart whether other dimensions stand beside it: days then, which windows cover without gaps, so that it is
     *     certain which combinations occur
     */
    private Ask.Time calendar(String time, boolean apart) {
        var from = LocalDate.of(2024, 1, 1).plusDays(chance.between(0, 330));
        var granularity = apart
                ? "day"
                : chance.oneOf(List.of(
                        "day", "week", "month", "month", "fortnight", "sunday_week", "half_year", "five_months"));
        int most = granularity.equals("day") ? 20 : 150;
        var to = from.plusDays(chance.between(0, most)).toString();
        int form = chance.between(1, 100);
        return form <= 80 || (apart && form > 92)
                ? new Ask.Time(time, granularity, from.toString(), to)
                : form <= 92
                        ? new Ask.Time(time, null, from.toString(), to)
                        : new Ask.Time(time, granularity.equals("day") ? "week" : granularity, null, null);
    }

    private List<String> rollingOf(String cube) {
        return allMeasuresOf(cube).stream().filter(new Names(world)::isRolling).toList();
    }

    private int few() {
        return chance.oneOf(List.of(0, 0, 1, 1, 1, 2, 2, 3));
    }

    private Pool ofCubes() {
        var fact = chance.oneOf(world.cubes()).name();
        var measures = new ArrayList<>(measuresOf(fact));
        var shared = reachableFrom(fact);
        if (chance.in(35)) {
            var partner = chance.oneOf(world.cubes()).name();
            var both = new LinkedHashSet<>(shared);
            both.retainAll(reachableFrom(partner));
            if (!both.isEmpty()) {
                measures.addAll(measuresOf(partner));
                shared = both;
            }
        } else if (chance.in(25)) {
            shared.addAll(thoseThatReach(fact));
        }
        return new Pool(measures, dimensionsOf(shared), segmentsOf(shared));
    }

    private List<String> measuresOf(String cube) {
        return allMeasuresOf(cube).stream()
                .filter(name -> !new Names(world).isRolling(name))
                .toList();
    }

    private List<String> allMeasuresOf(String cube) {
        return world.cube(cube).measures().stream()
                .map(measure -> cube + "." + measure.name())
                .toList();
    }

    private List<Offered> dimensionsOf(Set<String> cubes) {
        return cubes.stream()
                .flatMap(cube -> world.cube(cube).dimensions().stream()
                        .map(dimension -> new Offered(cube + "." + dimension.name(), dimension.kind())))
                .toList();
    }

    private List<String> segmentsOf(Set<String> cubes) {
        return cubes.stream()
                .flatMap(cube -> world.cube(cube).segments().stream().map(segment -> cube + "." + segment.name()))
                .toList();
    }

    private Pool ofView(World.View view) {
        var measures = new ArrayList<String>();
        var dimensions = new ArrayList<Offered>();
        var segments = new ArrayList<String>();
        for (var part : view.parts()) {
            var cube = world.cube(part.path().getLast());
            for (var member : part.members()) {
                var name = view.name() + "." + Names.shownAs(part, member);
                var dimension = named(cube.dimensions(), member);
                if (dimension.isPresent()) {
                    dimensions.add(new Offered(name, dimension.get().kind()));
                } else if (cube.segments().stream().anyMatch(one -> one.name().equals(member))) {
                    segments.add(name);
                } else {
                    measures.add(name);
                }
            }
        }
        return new Pool(measures, dimensions, segments);
    }

    private static Optional<Dimension> named(List<Dimension> dimensions, String name) {
        return dimensions.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    private Set<String> reachableFrom(String cube) {
        var reached = new LinkedHashSet<>(List.of(cube));
        var frontier = List.of(cube);
        while (!frontier.isEmpty()) {
            frontier = frontier.stream()
                    .flatMap(one -> world.cube(one).joins().stream())
                    .map(World.Join::to)
                    .filter(reached::add)
                    .toList();
        }
        return reached;
    }

    private List<String> thoseThatReach(String cube) {
        return world.cubes().stream()
                .map(World.Cube::name)
                .filter(other -> reachableFrom(other).contains(cube))
                .toList();
    }

    private List<Ask.Time> times(Pool pool) {
        return chance.some(chance.in(20) ? 2 : 1, pool.ofTime()).stream()
                .map(offered -> time(offered.name()))
                .toList();
    }

    /** Whether a range narrows other facts of a view that are grouped by the same time is not settled: no such range. */
    private Ask.Time time(String dimension) {
        var from = LocalDate.of(2024, 1, 1).plusDays(chance.between(0, 330));
        boolean ofOneOfSeveralFacts = dimension.matches("facts_of_.*\\..+_happened_at");
        boolean ranged = chance.in(60);
        var to = from.plusDays(chance.in(40) ? chance.between(0, 3) : chance.between(20, 300));
        return new Ask.Time(
                dimension,
                ranged && (ofOneOfSeveralFacts || chance.in(25)) ? null : granularity(),
                ranged ? from.toString() : null,
                ranged ? to.toString() : null);
    }

    private String granularity() {
        return chance.in(75) ? chance.oneOf(GRANULARITIES) : chance.oneOf(CUSTOM);
    }

    private List<String> segments(Pool pool) {
        return chance.in(15) ? chance.some(chance.between(1, 2), pool.segments()) : List.of();
    }

    private List<Ask.Condition> conditions(Pool pool) {
        var conditions = new ArrayList<Ask.Condition>();
        int count = chance.in(45) ? chance.between(1, 2) : 0;
        for (int i = 0; i < count; i++) {
            conditions.add(filters.ofDimensions(pool.dimensions()));
        }
        if (chance.in(15)) {
            conditions.add(filters.ofMeasures(pool.measures()));
        }
        return conditions;
    }

    private Ask ordered(Ask ask) {
        var selected = new ArrayList<>(ask.measures());
        selected.addAll(ask.groupKeys());
        var keys = chance.some(chance.between(1, 3), selected).stream()
                .map(name -> new Ask.Key(name, chance.in(50), chance.in(70) ? null : chance.in(50) ? "first" : "last"))
                .toList();
        boolean paged = chance.in(60);
        return ask.on(new Ask.Page(
                keys, paged ? chance.between(1, 6) : null, paged && chance.in(50) ? chance.between(0, 4) : null));
    }

    /** A way along declared joins. */
    private List<List<String>> hints() {
        var way = new ArrayList<>(List.of(chance.oneOf(world.cubes()).name()));
        for (int step = 0; step < 3; step++) {
            var next = world.cube(way.getLast()).joins().stream()
                    .map(World.Join::to)
                    .filter(cube -> !way.contains(cube))
                    .toList();
            if (!next.isEmpty()) {
                way.add(chance.oneOf(next));
            }
        }
        return way.size() < 2 ? List.of() : List.of(List.copyOf(way));
    }
}
