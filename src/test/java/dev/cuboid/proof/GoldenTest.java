package dev.cuboid.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.cuboid.TestDatabase;
import dev.cuboid.execution.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What queries become: a plan, SQL, and the rows that SQL written by hand gives, too. {@code -Dgolden.update=true} writes
 * {@code plan.txt}, {@code postgres.sql} and {@code error.txt} anew, and never {@code check.sql}.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GoldenTest {
    private static final List<String> TOPICS = List.of(
            "calculated",
            "dates-and-zones",
            "diamonds",
            "fan-out",
            "filters",
            "granularities",
            "joins",
            "multi-fact",
            "multi-stage",
            "ordering",
            "readme",
            "rolling",
            "single-cube",
            "sub-query-dimensions",
            "time-shift",
            "ungrouped",
            "views");

    private static TestDatabase tables;
    private static Database database;

    @BeforeAll
    static void fill() throws SQLException {
        tables = TestDatabase.create();
        tables.run(GoldenCase.read(GoldenCase.FOLDER.resolve("seed.sql")));
        database = Database.open(new Database.Target(
                "default", tables.url(), tables.user(), tables.password(), 1, Duration.ofSeconds(30)));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @TestFactory
    Stream<DynamicTest> queries() {
        return queryCases().stream()
                .map(one -> dynamicTest(one.name(), one.folder().toUri(), () -> answers(one)));
    }

    @TestFactory
    Stream<DynamicTest> refusals() {
        return refusedCases().stream()
                .map(one -> dynamicTest(one.name(), one.folder().toUri(), () -> refuses(one)));
    }

    @Test
    void cases_of_every_topic_were_found() throws IOException {
        try (var folders = Files.list(GoldenCase.FOLDER)) {
            assertThat(folders.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString()))
                    .containsAll(TOPICS);
        }
        assertThat(queryCases()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(queryCases()).extracting(GoldenCase::topic).containsAll(TOPICS);
        assertThat(refusedCases()).hasSizeGreaterThanOrEqualTo(40);
    }

    private static List<GoldenCase> queryCases() {
        return GoldenCase.under(GoldenCase.FOLDER).stream()
                .filter(one -> !one.topic().startsWith("errors"))
                .toList();
    }

    private static List<GoldenCase> refusedCases() {
        return GoldenCase.under(GoldenCase.FOLDER).stream()
                .filter(one -> one.topic().startsWith("errors"))
                .toList();
    }

    private static void answers(GoldenCase one) throws SQLException {
        var planned = one.plan();
        one.golden("plan.txt", planned.plan());
        one.golden("postgres.sql", planned.text());
        var check = Reference.run(tables, GoldenCase.read(one.folder().resolve("check.sql")));
        assertThat(check.columns()).isEqualTo(planned.sql().keys());
        assertThat(check.rows()).as("rows of check.sql").isNotEmpty();
        gives(check, planned);
        gives(check, one.literally());
    }

    private static void gives(Reference check, GoldenCase.Planned planned) throws SQLException {
        assertThat(RowComparison.difference(
                        check.rows(), CuboidServer.maps(database.run(planned.sql())), check.order()))
                .as(planned.text())
                .isEmpty();
    }

    private static void refuses(GoldenCase one) {
        one.golden("error.txt", one.refusal());
    }
}
