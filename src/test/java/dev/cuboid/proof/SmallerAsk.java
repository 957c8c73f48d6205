package dev.cuboid.proof;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Queries that ask for a little less. */
final class SmallerAsk {
    static Stream<Ask> of(Ask ask) {
        return Stream.of(
                        ask.page().order() != null ? Stream.of(ask.unordered()) : Stream.<Ask>empty(),
                        ask.hints().isEmpty() ? Stream.<Ask>empty() : Stream.of(ask.along(List.of())),
                        Shrinker.allButOne(ask.filters()).map(ask::withFilters),
                        Shrinker.allButOne(ask.segments()).map(ask::withSegments),
                        Shrinker.allButOne(ask.measures()).map(ask::withMeasures),
                        Shrinker.allButOne(ask.dimensions()).map(ask::withDimensions),
                        Shrinker.allButOne(ask.times()).map(ask::withTimes),
                        simplerTimes(ask),
                        simplerFilters(ask),
                        ask.zone().getId().equals("UTC") ? Stream.<Ask>empty() : Stream.of(ask.in(ZoneId.of("UTC"))))
                .flatMap(smaller -> smaller)
                .filter(smaller ->
                        !smaller.measures().isEmpty() || !smaller.groupKeys().isEmpty())
                .map(SmallerAsk::withKeysThatAreThere);
    }

    private static Stream<Ask> simplerTimes(Ask ask) {
        return ask.times().stream()
                .filter(time -> time.from() != null && time.granularity() != null)
                .flatMap(time -> Stream.of(
                        new Ask.Time(time.dimension(), time.granularity(), null, null),
                        new Ask.Time(time.dimension(), null, time.from(), time.to())))
                .flatMap(simpler -> ask.times().stream()
                        .filter(time -> time.dimension().equals(simpler.dimension()))
                        .map(time -> ask.withTimes(replaced(ask.times(), time, simpler))));
    }

    private static Stream<Ask> simplerFilters(Ask ask) {
        return ask.filters().stream()
                .flatMap(filter ->
                        simpler(filter).map(other -> ask.withFilters(replaced(ask.filters(), filter, other))));
    }

    private static Stream<Ask.Condition> simpler(Ask.Condition condition) {
        return switch (condition) {
            case Ask.All(var conditions) ->
                Stream.concat(
                        conditions.stream(),
                        conditions.size() < 2
                                ? Stream.empty()
                                : Shrinker.allButOne(conditions).map(Ask.All::new));
            case Ask.Any(var conditions) ->
                Stream.concat(
                        conditions.stream(),
                        conditions.size() < 2
                                ? Stream.empty()
                                : Shrinker.allButOne(conditions).map(Ask.Any::new));
            case Ask.Test(var member, var operator, var values)
            when values.size() > 1 && !operator.endsWith("Range") ->
                Shrinker.allButOne(values)
                        .map(fewer -> new Ask.Test(member, operator, Collections.unmodifiableList(fewer)));
            case Ask.Test ignored -> Stream.empty();
        };
    }

    private static <T> List<T> replaced(List<T> items, T one, T by) {
        var replaced = new ArrayList<>(items);
        replaced.set(items.indexOf(one), by);
        return replaced;
    }

    private static Ask withKeysThatAreThere(Ask ask) {
        if (ask.page().order() == null) {
            return ask;
        }
        var keys = ask.page().order().stream()
                .filter(key ->
                        ask.measures().contains(key.name()) || ask.groupKeys().contains(key.name()))
                .toList();
        return ask.on(new Ask.Page(keys, ask.page().limit(), ask.page().offset()));
    }

    private SmallerAsk() {}
}
