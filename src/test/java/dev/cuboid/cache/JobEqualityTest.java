package dev.cuboid.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.cache.Job.Reading;
import dev.cuboid.cache.RefreshKey.Asked;
import dev.cuboid.cache.RefreshKey.Every;
import dev.cuboid.cache.RefreshKey.Immutable;
import dev.cuboid.cache.RefreshKey.Scheduled;
import dev.cuboid.encode.RowLayout;
import dev.cuboid.encode.RowLayout.Field;
import dev.cuboid.encode.RowLayout.Shape;
import dev.cuboid.sql.SqlText;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every field of what a job is made of makes another job. A field that is added to one of these classes fails this test until it is
 * varied here, and then fails it until {@code equals} looks at it.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class JobEqualityTest {
    private static final SqlText SQL = new SqlText("SELECT ?", List.of(1L), List.of("a"));
    private static final RowLayout LAYOUT = new RowLayout(Shape.DEFAULT, List.of(new Field.Cell("a", 0)), false, 10);
    private static final Reading READING = new Reading(SQL, LAYOUT);
    private static final Every EVERY = new Every(Duration.ofSeconds(10));
    private static final Scheduled SCHEDULED = new Scheduled("0 8 * * *", ZoneId.of("UTC"));
    private static final Asked ASKED = new Asked("default", "SELECT 1", Duration.ofMinutes(2));
    private static final Field.Cell CELL = new Field.Cell("a", 0);
    private static final Field.Constant CONSTANT = new Field.Constant("a", "b");

    /**
     * @param equal what is equal to the sample, made of other objects
     * @param others by field, what differs from the sample in it alone
     * @param derived fields that are made of others
     */
    private record Sample(Object sample, Object equal, Map<String, Object> others, List<String> derived) {
        @Override
        public String toString() {
            return sample.getClass().getSimpleName();
        }
    }

    private static Sample sample(Object sample, Object equal, Map<String, Object> others) {
        return new Sample(sample, equal, others, List.of());
    }

    static Stream<Sample> samples() {
        return Stream.of(
                new Sample(
                        job("default", READING, EVERY),
                        job("default", copy(READING), new Every(Duration.ofSeconds(10))),
                        Map.of(
                                "dataSource", job("other", READING, EVERY),
                                "readings", new Job("default", List.of(READING, READING), List.of(EVERY)),
                                "refreshKeys", job("default", READING, ASKED)),
                        List.of("hash")),
                sample(
                        READING,
                        copy(READING),
                        Map.of(
                                "sql", new Reading(new SqlText("SELECT", List.of(), List.of()), LAYOUT),
                                "layout", new Reading(SQL, new RowLayout(Shape.COMPACT, LAYOUT.fields(), false, 10)))),
                sample(
                        SQL,
                        new SqlText("SELECT ?", List.of(1L), List.of("a")),
                        Map.of(
                                "sql", new SqlText("SELECT  ?", List.of(1L), List.of("a")),
                                "binds", new SqlText("SELECT ?", List.of(2L), List.of("a")),
                                "keys", new SqlText("SELECT ?", List.of(1L), List.of("b")))),
                sample(
                        LAYOUT,
                        new RowLayout(Shape.DEFAULT, List.of(new Field.Cell("a", 0)), false, 10),
                        Map.of(
                                "shape", new RowLayout(Shape.COLUMNAR, LAYOUT.fields(), false, 10),
                                "fields", new RowLayout(Shape.DEFAULT, List.of(CONSTANT), false, 10),
                                "castNumerics", new RowLayout(Shape.DEFAULT, LAYOUT.fields(), true, 10),
                                "mostRows", new RowLayout(Shape.DEFAULT, LAYOUT.fields(), false, 11))),
                sample(
                        CELL,
                        new Field.Cell("a", 0),
                        Map.of("key", new Field.Cell("b", 0), "source", new Field.Cell("a", 1))),
                sample(
                        CONSTANT,
                        new Field.Constant("a", "b"),
                        Map.of("key", new Field.Constant("b", "b"), "text", new Field.Constant("a", "a"))),
                sample(
                        EVERY,
                        new Every(Duration.ofMillis(10_000)),
                        Map.of("interval", new Every(Duration.ofSeconds(11)))),
                sample(
                        SCHEDULED,
                        new Scheduled("0 8 * * *", ZoneId.of("UTC")),
                        Map.of(
                                "cron", new Scheduled("0 9 * * *", ZoneId.of("UTC")),
                                "zone", new Scheduled("0 8 * * *", ZoneId.of("Asia/Kathmandu")))),
                sample(
                        ASKED,
                        new Asked("default", "SELECT 1", Duration.ofSeconds(120)),
                        Map.of(
                                "dataSource", new Asked("other", "SELECT 1", Duration.ofMinutes(2)),
                                "sql", new Asked("default", "SELECT 2", Duration.ofMinutes(2)),
                                "renewal", new Asked("default", "SELECT 1", Duration.ofMinutes(3)))),
                sample(new Immutable(), new Immutable(), Map.of()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_field_counts(Sample one) {
        var fields = Arrays.stream(one.sample().getClass().getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
                .map(java.lang.reflect.Field::getName)
                .filter(name -> !one.derived().contains(name));
        assertThat(one.others().keySet()).containsExactlyInAnyOrderElementsOf(fields.toList());
        assertThat(one.equal()).isEqualTo(one.sample()).hasSameHashCodeAs(one.sample());
        one.others().forEach((field, other) -> assertThat(other).as(field).isNotEqualTo(one.sample()));
    }

    @Test
    void nothing_a_job_can_be_made_of_is_left_out() {
        assertThat(RefreshKey.class.getPermittedSubclasses()).hasSize(4);
        assertThat(Field.class.getPermittedSubclasses()).hasSize(2);
    }

    @Test
    void binds_of_another_type_are_others() {
        assertThat(new SqlText("SELECT ?", List.of("1"), List.of("a"))).isNotEqualTo(SQL);
        assertThat(new SqlText("SELECT ?", List.of(1L, 1L), List.of("a"))).isNotEqualTo(SQL);
    }

    @Test
    void lists_of_values_are_compared_by_what_is_in_them() {
        Function<List<String>, SqlText> list =
                values -> new SqlText("SELECT ?", List.of((Object) values.toArray(String[]::new)), List.of("a"));
        assertThat(list.apply(List.of("a", "b"))).isEqualTo(list.apply(List.of("a", "b")));
        assertThat(list.apply(List.of("a", "b"))).hasSameHashCodeAs(list.apply(List.of("a", "b")));
        assertThat(list.apply(List.of("a", "c"))).isNotEqualTo(list.apply(List.of("a", "b")));
        assertThat(list.apply(List.of("a,b"))).isNotEqualTo(list.apply(List.of("a", "b")));
    }

    private static Job job(String dataSource, Reading reading, RefreshKey key) {
        return new Job(dataSource, List.of(reading), List.of(key));
    }

    private static Reading copy(Reading reading) {
        var sql = new SqlText(reading.sql().sql(), List.of(1L), List.of("a"));
        return new Reading(sql, new RowLayout(Shape.DEFAULT, List.of(new Field.Cell("a", 0)), false, 10));
    }
}
