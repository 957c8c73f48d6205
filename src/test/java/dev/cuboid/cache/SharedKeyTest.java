package dev.cuboid.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.encode.RowLayout;
import dev.cuboid.encode.RowLayout.Field;
import dev.cuboid.encode.RowLayout.Shape;
import dev.cuboid.sql.SqlText;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SharedKeyTest {
    private static final List<Field> FIELDS = List.of(new Field.Cell("a", 0));
    private static final RowLayout LAYOUT = new RowLayout(Shape.DEFAULT, FIELDS, false, 10);
    private static final RefreshKey EVERY = new RefreshKey.Every(Duration.ofSeconds(10));

    @Test
    void equal_jobs_have_equal_keys() {
        assertThat(key(job(List.of(new BigDecimal("1.0"), new String[] {"a"}))))
                .isEqualTo(key(job(List.of(new BigDecimal("1.0"), new String[] {"a"}))));
    }

    /** Each of these is another job, or the same one over another database. */
    @Test
    void whatever_differs_makes_another_key() {
        var encodings = different().map(SharedKeyTest::readable).toList();
        assertThat(encodings).hasSizeGreaterThan(50).doesNotHaveDuplicates();

        var keys = new ArrayList<>(different().map(SharedKeyTest::key).toList());
        keys.add(SharedKey.of(job(List.of("a")), name -> "another database"));
        assertThat(keys).doesNotHaveDuplicates();
    }

    /** Of a refresh key's database, too: the name of a source does not say which it is. */
    @Test
    void the_database_of_a_refresh_key_counts() {
        var job = job(new RefreshKey.Asked("elsewhere", "SELECT 1", Duration.ofSeconds(1)));
        assertThat(SharedKey.of(job, name -> name.equals("elsewhere") ? "one" : "same"))
                .isNotEqualTo(SharedKey.of(job, name -> name.equals("elsewhere") ? "two" : "same"));
    }

    /** Whoever adds something to a job has to add it to the key; this is where he notices. */
    @Test
    void everything_that_a_job_is_made_of_is_known_here() {
        assertThat(parts(Job.Reading.class)).containsExactly("sql", "layout");
        assertThat(parts(SqlText.class)).containsExactly("sql", "binds", "keys");
        assertThat(parts(RowLayout.class)).containsExactly("shape", "fields", "castNumerics", "mostRows");
        assertThat(parts(Field.Cell.class)).containsExactly("key", "source");
        assertThat(parts(Field.Constant.class)).containsExactly("key", "text");
        assertThat(parts(RefreshKey.Every.class)).containsExactly("interval");
        assertThat(parts(RefreshKey.Scheduled.class)).containsExactly("cron", "zone");
        assertThat(parts(RefreshKey.Asked.class)).containsExactly("dataSource", "sql", "renewal");
        assertThat(parts(RefreshKey.Immutable.class)).isEmpty();
        assertThat(Arrays.stream(Job.class.getDeclaredFields()).map(java.lang.reflect.Field::getName))
                .containsExactly("dataSource", "readings", "refreshKeys", "hash");
    }

    private static Stream<Job> different() {
        return Stream.of(binds(), statements(), layouts(), refreshKeys()).flatMap(jobs -> jobs);
    }

    private static Stream<Job> binds() {
        return Stream.<List<Object>>of(
                        List.of(),
                        List.of(""),
                        List.of("", ""),
                        List.of("a", "b"),
                        List.of("ab"),
                        List.of("ab", ""),
                        List.of("", "ab"),
                        List.of("1"),
                        List.of(1L),
                        List.of(BigDecimal.ONE),
                        List.of(new BigDecimal("1.0")),
                        List.of(new BigDecimal("1E+3")),
                        List.of(new BigDecimal("1000")),
                        List.of(9_007_199_254_740_993L),
                        List.of(9_007_199_254_740_992L),
                        List.of(true),
                        List.of(false),
                        List.of("true"),
                        List.of("null"),
                        List.of("\0"),
                        List.of("\ud800"),
                        List.of("\udc00"),
                        List.of("?"),
                        List.of("é"),
                        List.of("e\u0301"),
                        List.of(OffsetDateTime.parse("2026-11-28T10:00:00Z")),
                        List.of(OffsetDateTime.parse("2026-11-28T11:00:00+01:00")),
                        List.of(OffsetDateTime.parse("2026-11-28T10:00:00.000000001Z")),
                        List.of("2026-11-28T10:00Z"),
                        List.<Object>of((Object) new String[] {}),
                        List.<Object>of((Object) new Long[] {}),
                        List.<Object>of((Object) new String[] {"a"}),
                        List.<Object>of((Object) new String[] {"a", "b"}),
                        List.<Object>of((Object) new String[] {"ab"}),
                        List.<Object>of((Object) new String[] {null}),
                        List.<Object>of((Object) new String[] {"null"}),
                        List.<Object>of((Object) new String[] {"a"}, "b"),
                        List.<Object>of((Object) new BigDecimal[] {BigDecimal.ONE}),
                        List.<Object>of((Object) new Long[] {1L}))
                .map(SharedKeyTest::job);
    }

    private static Stream<Job> statements() {
        return Stream.of(
                of(new SqlText("select 1", List.of(), List.of("a"))),
                of(new SqlText("select 1 ", List.of(), List.of("a"))),
                of(new SqlText("select 1", List.of(), List.of("b"))),
                of(new SqlText("select 1", List.of(), List.of("a", "b"))),
                of(new SqlText("select 1", List.of(), List.of("ab"))),
                of(new SqlText("select 1", List.of("a"), List.of())),
                new Job(
                        "default",
                        List.of(
                                new Job.Reading(new SqlText("select 1", List.of(), List.of("a")), LAYOUT),
                                new Job.Reading(new SqlText("select 1", List.of(), List.of("a")), LAYOUT)),
                        List.of(EVERY)));
    }

    private static Stream<Job> layouts() {
        return Stream.of(
                        new RowLayout(Shape.COMPACT, FIELDS, false, 10),
                        new RowLayout(Shape.COLUMNAR, FIELDS, false, 10),
                        new RowLayout(Shape.DEFAULT, FIELDS, true, 10),
                        new RowLayout(Shape.DEFAULT, FIELDS, false, 11),
                        new RowLayout(Shape.DEFAULT, List.of(), false, 10),
                        new RowLayout(Shape.DEFAULT, List.of(new Field.Cell("b", 0)), false, 10),
                        new RowLayout(Shape.DEFAULT, List.of(new Field.Cell("a", 1)), false, 10),
                        new RowLayout(Shape.DEFAULT, List.of(new Field.Constant("a", "0")), false, 10),
                        new RowLayout(Shape.DEFAULT, List.of(new Field.Constant("a", "")), false, 10))
                .map(layout -> new Job(
                        "default",
                        List.of(new Job.Reading(new SqlText("select 2", List.of(), List.of("a")), layout)),
                        List.of(EVERY)));
    }

    private static Stream<Job> refreshKeys() {
        return Stream.of(
                        new RefreshKey.Every(Duration.ofSeconds(11)),
                        new RefreshKey.Every(Duration.ofMillis(11_001)),
                        new RefreshKey.Scheduled("* * * * *", ZoneId.of("UTC")),
                        new RefreshKey.Scheduled("* * * * *", ZoneId.of("Europe/Berlin")),
                        new RefreshKey.Scheduled("0 * * * *", ZoneId.of("UTC")),
                        new RefreshKey.Asked("default", "SELECT 1", Duration.ofSeconds(1)),
                        new RefreshKey.Asked("default", "SELECT 2", Duration.ofSeconds(1)),
                        new RefreshKey.Asked("default", "SELECT 1", Duration.ofSeconds(2)),
                        new RefreshKey.Immutable())
                .map(SharedKeyTest::job);
    }

    private static Job job(RefreshKey key) {
        return new Job(
                "default",
                List.of(new Job.Reading(new SqlText("select 3", List.of(), List.of("a")), LAYOUT)),
                List.of(key));
    }

    private static Job job(List<Object> binds) {
        return of(new SqlText("select ?", binds, List.of("a")));
    }

    private static Job of(SqlText sql) {
        return new Job("default", List.of(new Job.Reading(sql, LAYOUT)), List.of(EVERY));
    }

    private static SharedKey key(Job job) {
        return SharedKey.of(job, name -> "database " + name);
    }

    private static String readable(Job job) {
        return Arrays.toString(SharedKey.canonical(job, name -> "database " + name));
    }

    private static List<String> parts(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(java.lang.reflect.RecordComponent::getName)
                .toList();
    }
}
