package dev.cuboid.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cuboid.diagnostic.Rejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TestFilesTest {
    @TempDir
    private Path folder;

    @Test
    void the_tests_of_the_demo_model_are_read() throws IOException {
        assertThat(TestFiles.read(TestFiles.beside(Path.of("schema"))))
                .extracting(ModelTest::name)
                .contains("each sign-up is one user", "clickers are those who clicked");
    }

    @Test
    void an_unknown_key_is_refused_with_its_place_and_the_near_one() throws IOException {
        assertThat(problemsOf("""
                tests:
                  - name: a
                    query: { measures: [orders.count] }
                    equal: 3
                """))
                .contains("M104 ", "tests.yml:4:5: a test has no `equal`", "hint: `equals` is close")
                .contains("M105 ", "the test expects nothing");
    }

    @Test
    void everything_wrong_with_all_files_is_told_at_once() throws IOException {
        Files.writeString(folder.resolve("other.yml"), "tests: []\n");

        assertThat(problemsOf("""
                timezone: Europe/Berln
                tests:
                  - query: 7
                    now: yesterday
                    tolerance: -1
                    rows: 3
                    between: [1]
                    same_as: { query: { measures: [a.b] }, sql: SELECT 1 }
                  - 5
                """))
                .contains("other.yml:1:1: the file has no `tests`")
                .contains("tests.yml:1:11: `timezone` is a time zone such as")
                .contains("tests.yml:3:5: the test has no `name`")
                .contains("tests.yml:3:12: `query` is a mapping")
                .contains("tests.yml:4:10: `now` is a time")
                .contains("tests.yml:5:16: `tolerance` is a number from 0 on")
                .contains("tests.yml:6:11: `rows` is a list")
                .contains("tests.yml:7:14: `between` takes two numbers")
                .contains("`same_as` takes either `query` or `sql`")
                .contains("tests.yml:9:5: a test is a mapping");
    }

    @Test
    void rows_name_the_same_keys() throws IOException {
        assertThat(problemsOf("""
                tests:
                  - name: a
                    query: { measures: [orders.count] }
                    rows:
                      - { orders.status: paid, orders.count: 3 }
                      - { orders.status: open }
                """))
                .contains("tests.yml:6:9: each row names the same keys as the first one: orders.status, orders.count");
    }

    @Test
    void a_folder_without_tests_is_refused() {
        assertThat(catchThrowableOfType(Rejected.class, () -> TestFiles.read(folder)))
                .hasMessageContaining("has no test file")
                .hasMessageContaining("hint: ");
    }

    private String problemsOf(String text) throws IOException {
        Files.writeString(folder.resolve("tests.yml"), text);
        return String.valueOf(catchThrowableOfType(Rejected.class, () -> TestFiles.read(folder))
                .getMessage());
    }
}
