package dev.cuboid.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.cuboid.TestDatabase;
import dev.cuboid.proof.Expression.Column;
import dev.cuboid.proof.Served.Outcome;
import dev.cuboid.proof.World.Cube;
import dev.cuboid.proof.World.Dimension;
import dev.cuboid.proof.World.Kind;
import dev.cuboid.proof.World.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every built-in granularity at every change of the clocks in twenty years of twelve zones, against {@code java.time}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GranularityTest {
    private static final List<String> GRANULARITIES =
            List.of("second", "minute", "hour", "day", "week", "month", "quarter", "year");
    private static CuboidServer server;

    @BeforeAll
    static void start() {
        server = new CuboidServer(TestDatabase.create());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> buckets_are_those_of_java_time() {
        return ZoneEdges.ZONES.stream()
                .map(zone -> dynamicTest(zone.getId(), () -> {
                    var world = moments(zone);
                    var served = server.serve(world);
                    for (var granularity : GRANULARITIES) {
                        check(world, served, zone, granularity, "at");
                        check(world, served, zone, granularity, "at_plain");
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> days_asked_for_hold_what_java_time_puts_into_them() {
        return ZoneEdges.ZONES.stream()
                .map(zone -> dynamicTest(zone.getId(), () -> {
                    var world = moments(zone);
                    var served = server.serve(world);
                    for (var day : daysOfChange(zone)) {
                        var range = new Ask.Time("moments.at", "hour", day.toString(), day.toString());
                        assertRight(
                                world,
                                served,
                                Ask.of(List.of("moments.count"), List.of())
                                        .withTimes(List.of(range))
                                        .in(zone));
                    }
                }));
    }

    private static void check(World world, Served served, ZoneId zone, String granularity, String dimension) {
        var time = new Ask.Time("moments." + dimension, granularity, null, null);
        assertRight(
                world,
                served,
                Ask.of(List.of(), List.of("moments.id"))
                        .withTimes(List.of(time))
                        .in(zone));
    }

    private static void assertRight(World world, Served served, Ask ask) {
        var outcome = served.ask(ask);
        assertThat(outcome).isInstanceOf(Outcome.Rows.class);
        assertThat(Verdict.of(world, ask, outcome)).as(ask.json()).isInstanceOf(Verdict.Right.class);
    }

    private static List<LocalDate> daysOfChange(ZoneId zone) {
        var days = new ArrayList<LocalDate>();
        var next = zone.getRules().nextTransition(Instant.parse("2020-01-01T00:00:00Z"));
        while (next != null && days.size() < 12) {
            days.add(next.getDateTimeBefore().toLocalDate());
            days.add(next.getDateTimeAfter().toLocalDate().plusDays(1));
            next = zone.getRules().nextTransition(next.getInstant());
        }
        return days;
    }

    private static World moments(ZoneId zone) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var edge : ZoneEdges.of(zone)) {
            var row = new LinkedHashMap<String, Object>();
            row.put("id", BigDecimal.valueOf(rows.size() + 1L));
            row.put("at", edge);
            row.put("at_plain", edge);
            rows.add(row);
        }
        assertThat(rows).hasSizeGreaterThan(500);
        var cube = new Cube(
                "moments",
                List.of(
                        new World.Column("id", Type.INTEGER),
                        new World.Column("at", Type.INSTANT),
                        new World.Column("at_plain", Type.TIMESTAMP)),
                List.of("id"),
                List.of(),
                List.of(
                        new Dimension("id", Kind.NUMBER, new Column("moments", "id"), true),
                        new Dimension("at", Kind.TIME, new Column("moments", "at"), false),
                        new Dimension("at_plain", Kind.TIME, new Column("moments", "at_plain"), false)),
                List.of(new World.Aggregate("count", World.Function.COUNT, List.of(), List.of())),
                List.of(),
                rows);
        return new World(List.of(cube), List.of());
    }
}
