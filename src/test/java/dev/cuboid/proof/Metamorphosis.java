package dev.cuboid.proof;

import dev.cuboid.proof.Served.Outcome;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What must hold between two answers of a server, whatever the right answer is. Each check gives nothing where it does not
 * apply, else the sentence that says what differs, which is empty where nothing does.
 */
record Metamorphosis(World world, Served served) {
    private static final ZoneId EARLY = ZoneId.of("Etc/GMT+12");
    private static final ZoneId LATE = ZoneId.of("Etc/GMT-12");
    private static final Set<String> OF_THE_CLOCK = Set.of("minute", "hour", "day");

    /**
     * A measure asked alone has the values that it has among others. A filter that stays with another fact of a view narrows
     * nothing without that fact's measures, so that alone it is refused.
     */
    Optional<String> alone(Ask asked) {
        var ask = asked.unordered();
        var together = rows(ask);
        if (together.isEmpty() || ask.measures().size() < 2) {
            return Optional.empty();
        }
        for (var measure : ask.measures()) {
            var alone = served.ask(ask.withMeasures(List.of(measure)));
            if (alone instanceof Outcome.Refused(var code, var ignored) && code.equals("P104")) {
                continue;
            }
            if (!(alone instanceof Outcome.Rows(var rows, var ignored))) {
                return Optional.of(measure + " is refused alone: " + alone);
            }
            var among = Table.of(together.get(), ask.groupKeys(), measure);
            var single = Table.of(rows, ask.groupKeys(), measure);
            // what stands at another grain is shown on the groups that others bring
            var difference = new Names(world).isStaged(measure)
                    ? among.among(single).difference(single.among(among), false)
                    : among.difference(single, false);
            if (difference.isPresent()) {
                return difference.map(why -> measure + " among others and alone: " + why);
            }
        }
        return Optional.of("");
    }

    /** The order in which members and filters are written changes no row, unless it decides where joins begin. */
    Optional<String> reordered(Ask asked) {
        var ask = asked.unordered();
        var rows = rows(ask);
        if (rows.isEmpty() || contested(ask)) {
            return Optional.empty();
        }
        var reversed = served.ask(ask.withMeasures(ask.measures().reversed())
                .withDimensions(ask.dimensions().reversed())
                .withTimes(ask.times().reversed())
                .withSegments(ask.segments().reversed())
                .withFilters(ask.filters().reversed()));
        return Optional.of(
                reversed instanceof Outcome.Rows(var others, var ignored)
                        ? RowComparison.difference(rows.get(), others, RowComparison.Order.ANY)
                                .orElse("")
                        : "refused when reversed: " + reversed);
    }

    private boolean contested(Ask ask) {
        try {
            return Evaluator.answer(world, ask).contested();
        } catch (Unanswerable unanswerable) {
            return true;
        }
    }

    /** Rows are blue, or not, or nobody knows: the three together are all. */
    Optional<String> partitioned(Ask asked) {
        var ask = additive(asked);
        var all = ask.flatMap(this::rows);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        var measure = ask.get().measures().getFirst();
        var status = measure.substring(0, measure.indexOf('.')) + ".status";
        var parts = new ArrayList<Table>();
        for (var part : List.of(
                new Ask.Test(status, "equals", List.of("blue")),
                new Ask.Test(status, "notEquals", blueAndNull()),
                new Ask.Test(status, "notSet", List.of()))) {
            var filters = new ArrayList<>(ask.get().filters());
            filters.add(part);
            parts.add(Table.of(
                    rows(ask.get().withFilters(filters)).orElse(List.of()),
                    ask.get().groupKeys(),
                    measure));
        }
        return Optional.of(Table.of(all.get(), ask.get().groupKeys(), measure)
                .difference(Table.sum(parts), true)
                .map(why -> "all and the parts by " + status + ": " + why)
                .orElse(""));
    }

    private static List<String> blueAndNull() {
        var values = new ArrayList<>(List.of("blue"));
        values.add(null);
        return Collections.unmodifiableList(values);
    }

    /** What is grouped more finely by a dimension of the fact adds up to what is not. */
    Optional<String> coarser(Ask asked) {
        var ask = additive(asked);
        if (ask.isEmpty()) {
            return Optional.empty();
        }
        var measure = ask.get().measures().getFirst();
        var flag = measure.substring(0, measure.indexOf('.')) + ".flag";
        var dimensions = new ArrayList<>(ask.get().dimensions());
        dimensions.remove(flag);
        var coarse = ask.get().withDimensions(dimensions);
        dimensions = new ArrayList<>(dimensions);
        dimensions.addFirst(flag);
        var fine = coarse.withDimensions(dimensions);
        var coarseRows = rows(coarse);
        var fineRows = rows(fine);
        if (coarseRows.isEmpty() || fineRows.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Table.of(coarseRows.get(), coarse.groupKeys(), measure)
                .difference(Table.of(fineRows.get(), fine.groupKeys(), measure).summedOver(0), true)
                .map(why -> "coarse and added up over " + flag + ": " + why)
                .orElse(""));
    }

    /** Between two zones that are a day apart, days and hours move by a day and nothing else does. */
    Optional<String> shiftedByADay(Ask asked) {
        var ask = asked.unordered().in(EARLY);
        boolean applies = !ask.times().isEmpty()
                && ask.filters().isEmpty()
                && ask.measures().stream().noneMatch(new Names(world)::isRolling)
                && ask.measures().stream().noneMatch(new Names(world)::isStaged)
                && ask.times().stream()
                        .allMatch(time -> time.granularity() == null || OF_THE_CLOCK.contains(time.granularity()));
        var early = applies ? rows(ask) : Optional.<List<Map<String, Object>>>empty();
        if (early.isEmpty()) {
            return Optional.empty();
        }
        var late = served.ask(ask.in(LATE)
                .withTimes(ask.times().stream().map(Metamorphosis::dayLater).toList()));
        return Optional.of(
                late instanceof Outcome.Rows(var rows, var ignored)
                        ? RowComparison.difference(
                                        early.get().stream()
                                                .map(row -> dayLater(ask, row))
                                                .toList(),
                                        rows,
                                        RowComparison.Order.ANY)
                                .orElse("")
                        : "refused in another zone: " + late);
    }

    private static Ask.Time dayLater(Ask.Time time) {
        return time.from() == null
                ? time
                : new Ask.Time(
                        time.dimension(),
                        time.granularity(),
                        LocalDate.parse(time.from()).plusDays(1).toString(),
                        LocalDate.parse(time.to()).plusDays(1).toString());
    }

    private static Map<String, Object> dayLater(Ask ask, Map<String, Object> row) {
        var later = new LinkedHashMap<String, Object>();
        ask.dimensions().forEach(key -> later.put(key, row.get(key)));
        ask.measures().forEach(key -> later.put(key, row.get(key)));
        ask.times().stream().filter(time -> time.granularity() != null).forEach(time -> {
            var bucket = (String) row.get(time.key());
            later.put(
                    time.key(),
                    bucket == null
                            ? null
                            : Values.served(LocalDateTime.parse(bucket).plusDays(1)));
        });
        return later;
    }

    /** Totals are what the coarser queries answer without conditions on groups, each computed at its own grain. */
    Optional<String> totalled(Ask asked) {
        var names = new Names(world);
        var ask = asked.unordered().withFilters(names.filtersOnRows(asked));
        boolean applies = ask.groupKeys().size() == 2
                && !ask.measures().isEmpty()
                && ask.measures().stream().noneMatch(names::isRolling);
        var totals = applies ? served.totals(asked) : List.<Outcome>of();
        if (totals.size() < 2) {
            return Optional.empty();
        }
        var grains = new ArrayList<Ask>();
        grains.add(only(ask, ""));
        ask.groupKeys().forEach(key -> grains.add(only(ask, key)));
        return Optional.of(firstDifference(grains, totals, "total"));
    }

    private static Ask only(Ask ask, String key) {
        return ask.withDimensions(ask.dimensions().stream().filter(key::equals).toList())
                .withTimes(ask.times().stream()
                        .map(time -> time.granularity() == null || time.key().equals(key) ? time : time.ungrouped())
                        .filter(time -> time.granularity() != null || time.from() != null)
                        .toList());
    }

    /** Ranges that are compared have the answers that each has alone. */
    Optional<String> compared(Ask asked) {
        var ranges = List.of(List.of("2024-02-10", "2024-04-02"), List.of("2024-10-01", "2025-01-05"));
        var compared = asked.times().isEmpty() ? List.<Outcome>of() : served.compare(asked, ranges);
        if (compared.size() < 2) {
            return Optional.empty();
        }
        var alone = ranges.stream()
                .map(range -> {
                    var times = new ArrayList<>(asked.times());
                    var first = times.getFirst();
                    times.set(
                            0, new Ask.Time(first.dimension(), first.granularity(), range.getFirst(), range.getLast()));
                    return asked.withTimes(times);
                })
                .toList();
        return Optional.of(firstDifference(alone, compared, "range"));
    }

    private String firstDifference(List<Ask> asks, List<Outcome> outcomes, String what) {
        for (int i = 0; i < asks.size(); i++) {
            var rows = rows(asks.get(i));
            if (rows.isEmpty() || !(outcomes.get(i) instanceof Outcome.Rows(var others, var ignored))) {
                return "%s %d is refused or broken: %s".formatted(what, i, outcomes.get(i));
            }
            var difference = RowComparison.difference(rows.get(), others, RowComparison.Order.ANY);
            if (difference.isPresent()) {
                return "%s %d: %s".formatted(what, i, difference.get());
            }
        }
        return "";
    }

    /** The query with its first count or sum of a cube's own rows, and no condition on groups. */
    private Optional<Ask> additive(Ask ask) {
        var names = new Names(world);
        return ask.measures().stream()
                .filter(name -> world.hasCube(name.substring(0, name.indexOf('.'))))
                .filter(name -> isAdditive(names.find(name)))
                .filter(ignored -> !dependsOnFilters(ask))
                .findFirst()
                .map(name -> ask.unordered().withMeasures(List.of(name)).withFilters(names.filtersOnRows(ask)));
    }

    /** Where a sub-query sees the filters, one more of them changes what it says. */
    private boolean dependsOnFilters(Ask ask) {
        var names = new Names(world);
        var members = new ArrayList<>(ask.dimensions());
        members.addAll(ask.segments());
        names.filtersOnRows(ask).forEach(filter -> Names.addMembers(filter, members));
        return members.stream().map(names::find).anyMatch(names::dependsOnFilters);
    }

    private boolean isAdditive(Names.Found found) {
        return world.measure(found.cube(), found.member())
                        instanceof World.Aggregate(var ignored, var function, var of, var filters)
                && (function == World.Function.COUNT || function == World.Function.SUM);
    }

    private Optional<List<Map<String, Object>>> rows(Ask ask) {
        return served.ask(ask) instanceof Outcome.Rows(var rows, var ignored) ? Optional.of(rows) : Optional.empty();
    }
}
