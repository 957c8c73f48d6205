package dev.cuboid.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cuboid.definition.DefinitionMemory;
import dev.cuboid.diagnostic.Rejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ModelMemoryTest {
    private static final int CHANGES = 80;

    @TempDir
    private Path folder;

    static LongStream seeds() {
        return LongStream.range(0, 5);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void after_any_changes_the_outcome_is_that_of_compiling_everything_anew(long seed) throws IOException {
        var model = new ChangingModel(seed);
        var files = new DefinitionMemory(folder);
        var memory = new ModelMemory();
        var good = model.copy();
        int right = 0;
        for (int change = 0; change < CHANGES; change++) {
            write(model.files());
            var outcome = outcome(() -> memory.compile(files.read()));
            assertThat(outcome)
                    .as("seed %d, change %d:\n%s", seed, change, model.files())
                    .isEqualTo(outcome(() -> ModelCompiler.compile(folder)));
            if (outcome.getLast() instanceof SemanticModel) {
                right++;
                good = model.copy();
            } else if (change % 4 == 0) {
                model = good.copy();
            }
            model.change();
        }
        assertThat(right).as("models that were right").isBetween(CHANGES / 10, CHANGES * 9 / 10);
    }

    /** Each has a cube or view in {@code a.yml} that stays as it is, and is right or wrong by what the other file says. */
    static Stream<Arguments> changesElsewhere() {
        var reader = cube("a", "b").replace("dimensions: [", "dimensions: [{name: x, type: string, sql: \"{c.id}\"}, ");
        return Stream.of(
                arguments(
                        "a way is cut in the middle",
                        reader,
                        cube("d", "c"),
                        cube("d", ""),
                        cube("b", "d") + cube("c", "").replace("cubes:\n", "")),
                arguments(
                        "a member is lost to a mistake",
                        cube("a", "c").replace("c.id", "c.code"),
                        cube("c", ""),
                        cube("c", "") + "    segmnts: [{name: code, sql: x}]\n",
                        ""),
                arguments("a name like it appears", cube("a", "usrs"), cube("other", ""), cube("users", ""), ""),
                arguments(
                        "a shift is renamed",
                        cube("a", "") + SHIFTED,
                        CALENDAR,
                        CALENDAR.replace("name: retail", "name: fiscal"),
                        ""),
                arguments(
                        "a title changes",
                        "views: [{name: v, cubes: [{join_path: b, includes: [id]}]}]",
                        cube("b", ""),
                        cube("b", "").replace("sql: id", "title: Key, sql: id"),
                        ""),
                arguments(
                        "a group takes a view in",
                        "views: [{name: v, cubes: [{join_path: b, includes: [id]}]}]",
                        cube("b", ""),
                        cube("b", "") + "view_groups: [{name: g, views: [v]}]",
                        ""),
                arguments(
                        "a parent changes",
                        EXTENDING,
                        cube("b", ""),
                        cube("b", "").replace("t\n", "u\n"),
                        ""));
    }

    private static final String SHIFTED = """
                measures:
                  - {name: count, type: count}
                  - {name: m, type: number, multi_stage: true, sql: "{count}", time_shift: [{name: retail}]}
            """;
    private static final String CALENDAR = """
            cubes:
              - name: calendar
                sql_table: t
                calendar: true
                dimensions: [{name: d, type: time, sql: d, time_shift: [{name: retail, sql: e}]}]
            """;
    private static final String EXTENDING = "cubes: [{name: a, extends: b, measures: [{name: n, type: count}]}]";

    @ParameterizedTest(name = "{0}")
    @MethodSource("changesElsewhere")
    void what_stays_as_it_is_follows_what_it_was_made_from(
            String name, String kept, String before, String after, String third) throws IOException {
        var files = new DefinitionMemory(folder);
        var memory = new ModelMemory();
        Object last = List.of();
        for (var text : List.of(before, after, before)) {
            write(Map.of("a.yml", kept, "b.yml", text, "c.yml", third));
            var outcome = outcome(() -> memory.compile(files.read()));
            assertThat(outcome).isEqualTo(outcome(() -> ModelCompiler.compile(folder)));
            assertThat(outcome).as("something changes").isNotEqualTo(last);
            last = outcome;
        }
    }

    @Test
    void what_has_nothing_to_do_with_a_change_stays_the_same_object() throws IOException {
        write(Map.of("a.yml", cube("orders", "users"), "b.yml", cube("users", ""), "c.yml", cube("stock", "")));
        var files = new DefinitionMemory(folder);
        var memory = new ModelMemory();
        var before = memory.compile(files.read());

        write(Map.of("b.yml", "# moved\n" + cube("users", "")));
        var after = memory.compile(files.read());

        assertThat(after.cube("stock").orElseThrow())
                .isSameAs(before.cube("stock").orElseThrow());
        assertThat(after.cube("users").orElseThrow().location())
                .isNotEqualTo(before.cube("users").orElseThrow().location());
        assertThat(after).isEqualTo(ModelCompiler.compile(folder));
    }

    private static String cube(String name, String joined) {
        var join = joined.isEmpty()
                ? ""
                : "    joins: [{name: %s, relationship: many_to_one, sql: \"{CUBE}.u = {%1$s.id}\"}]\n"
                        .formatted(joined);
        return "cubes:\n  - name: %s\n    sql_table: t\n%s".formatted(name, join)
                + "    dimensions: [{name: id, type: number, sql: id, primary_key: true}]\n";
    }

    private void write(Map<String, String> files) throws IOException {
        for (var file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }

    private interface Compile {
        SemanticModel model();
    }

    /** A model, or what is wrong with it. */
    private static List<?> outcome(Compile compile) {
        try {
            var model = compile.model();
            // as text, since equality leaves places out
            return List.of(model.cubes().toString(), model.views().toString(), model);
        } catch (Rejected rejected) {
            return rejected.diagnostics();
        }
    }
}
