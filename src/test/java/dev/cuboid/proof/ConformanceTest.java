package dev.cuboid.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.cuboid.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Both suites of the conformance folder, over HTTP; each answer is held against the case's own reference SQL. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ConformanceTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, HttpConformanceServer> SERVERS = new LinkedHashMap<>();
    private static final NotYetRun NOT_YET = NotYetRun.read();
    private static ConformanceJudge judge;

    @BeforeAll
    static void start(@TempDir Path folder) throws SQLException, IOException {
        var database = TestDatabase.create();
        judge = new ConformanceJudge(database);
        for (var suite : ConformanceSuite.ALL) {
            database.run(suite.seed());
            SERVERS.put(suite.name(), new HttpConformanceServer(database, modelOf(suite, folder)));
        }
    }

    @AfterAll
    static void stop() {
        SERVERS.values().forEach(HttpConformanceServer::close);
    }

    /** Without the folders of topics that are left out. */
    private static Path modelOf(ConformanceSuite suite, Path folder) throws IOException {
        var source = suite.folder().resolve("model");
        var target = folder.resolve(suite.name());
        try (var files = Files.walk(source)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var place = source.relativize(file);
                if (!NOT_YET.leavesOut(suite.name(), place.getName(0).toString())) {
                    Files.createDirectories(target.resolve(place).getParent());
                    Files.copy(file, target.resolve(place));
                }
            }
        }
        return target;
    }

    @Test
    void cases_were_found() {
        assertThat(ConformanceSuite.ALL.get(0).cases()).hasSize(252);
        assertThat(ConformanceSuite.ALL.get(1).cases()).hasSize(107);
        assertThat(ConformanceSuite.ALL)
                .allSatisfy(
                        suite -> assertThat(suite.ownCases()).as(suite.name()).isNotEmpty());
    }

    @Test
    void what_is_not_yet_run_names_cases_that_exist() {
        var known = new ArrayList<String>();
        allCases().forEach(one -> {
            known.add(one.path());
            known.add(one.suite() + "/" + one.topic() + "/*");
        });
        assertThat(known).containsAll(NOT_YET.reasons().keySet());
    }

    @TestFactory
    Stream<DynamicTest> cases() {
        return allCases()
                .filter(one -> !NOT_YET.leavesOut(one.suite(), one.topic()))
                .map(one -> dynamicTest(one.path(), () -> check(one)));
    }

    private static Stream<ConformanceSuite.Case> allCases() {
        return ConformanceSuite.ALL.stream()
                .flatMap(suite -> Stream.concat(suite.cases().stream(), suite.ownCases().stream()));
    }

    private static void check(ConformanceSuite.Case one) {
        Optional<String> problem = problem(one);
        var reason = NOT_YET.reason(one);
        if (reason.isEmpty()) {
            problem.ifPresent(what -> fail("%s%n%s".formatted(what, JSON.writeValueAsString(one.asked()))));
        } else if (problem.isEmpty()) {
            fail("passes now, so it must leave not-yet-run.txt (%s)".formatted(reason.get()));
        }
    }

    private static Optional<String> problem(ConformanceSuite.Case one) {
        var reply = SERVERS.get(one.suite()).load(JSON.valueToTree(one.asked()));
        return judge.problem(one, reply);
    }
}
