package dev.cuboid.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuboid.definition.Definition;
import dev.cuboid.definition.DefinitionMemory;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.Rejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LiveModelTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void a_small_model() throws IOException {
        write("orders.yml", cube("orders"));
        write("users.yml", cube("users"));
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private static String cube(String name) {
        return """
                cubes:
                  - name: %s
                    sql_table: %s
                    measures:
                      - {name: count, type: count}
                """.formatted(name, name);
    }

    private static List<String> cubes(LiveModel model) {
        return model.get().model().cubes().stream().map(cube -> cube.name()).toList();
    }

    @Test
    void a_change_is_in_force_after_a_reload_and_whoever_holds_the_old_model_keeps_it() throws IOException {
        var model = LiveModel.of(folder);
        var before = model.get();
        write("users.yml", cube("people"));

        model.reload();

        assertThat(cubes(model)).containsExactly("orders", "people");
        assertThat(before.model().cubes()).extracting(cube -> cube.name()).containsExactly("orders", "users");
        assertThat(model.problems()).isEmpty();
    }

    @Test
    void a_broken_change_leaves_the_last_good_model_in_force_and_says_why() throws IOException {
        var model = LiveModel.of(folder);
        var before = model.get();
        write("users.yml", cube("users").replace("count}", "counts}"));

        model.reload();

        assertThat(model.get()).isSameAs(before);
        assertThat(model.problems())
                .extracting(Diagnostic::text)
                .first()
                .asString()
                .startsWith("M106 users.yml:5:");

        write("users.yml", cube("users"));
        model.reload();
        assertThat(model.problems()).isEmpty();
    }

    @Test
    void a_folder_that_vanishes_leaves_the_last_good_model_in_force() throws IOException {
        var model = LiveModel.of(folder);
        Files.delete(folder.resolve("users.yml"));
        Files.delete(folder.resolve("orders.yml"));

        model.reload();

        assertThat(cubes(model)).containsExactly("orders", "users");
        assertThat(model.problems()).hasSize(1);
    }

    @Test
    void without_a_change_nothing_is_compiled_anew() throws IOException {
        var model = LiveModel.of(folder);
        var before = model.get();
        write("users.yml", cube("users"));

        model.reload();

        assertThat(model.get()).isSameAs(before);
    }

    @Test
    void the_first_model_has_to_be_right() throws IOException {
        write("users.yml", "cubes: 1");
        assertThatThrownBy(() -> LiveModel.of(folder)).isInstanceOf(Rejected.class);
    }

    @Test
    void only_changed_files_are_read_anew_and_templates_with_what_they_import() throws IOException {
        write("names.jinja", "{% set name = 'a' %}");
        write("template.yml", "{% from 'names.jinja' import name %}\n" + cube("{{ name }}"));
        var memory = new DefinitionMemory(folder);
        var first = memory.read().files();

        write("users.yml", cube("people"));
        var second = memory.read().files();
        assertThat(sameAs(first, second)).containsExactly(true, true, false);

        write("names.jinja", "{% set name = 'b' %}");
        assertThat(sameAs(second, memory.read().files())).containsExactly(true, false, true);
    }

    private static List<Boolean> sameAs(List<Definition> some, List<Definition> others) {
        return java.util.stream.IntStream.range(0, some.size())
                .mapToObj(i -> some.get(i) == others.get(i))
                .toList();
    }
}
