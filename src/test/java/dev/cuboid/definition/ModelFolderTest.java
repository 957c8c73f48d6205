package dev.cuboid.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ModelFolderTest {
    @TempDir
    private Path folder;

    @Test
    void files_of_all_levels_are_read_in_the_order_of_their_paths() throws IOException {
        write("views/b.yaml", "views: []");
        write("cubes/z.yml", "cubes: []");
        write("a.json", "{}");

        assertThat(DefinitionReader.read(folder).files())
                .extracting(file -> file.location().file())
                .containsExactly("a.json", "cubes/z.yml", "views/b.yaml");
    }

    @Test
    void other_and_hidden_files_are_left_alone() throws IOException {
        write("a.yml", "cubes: []");
        write("README.md", "{{");
        write(".hidden.yml", "\t");
        write(".git/x.yml", "\t");

        var read = DefinitionReader.read(folder);

        assertThat(read.problems()).isEmpty();
        assertThat(read.files()).hasSize(1);
    }

    @Test
    void a_link_to_a_file_counts_as_the_file() throws IOException {
        write("..data/a.yml", "cubes: []");
        Files.createSymbolicLink(folder.resolve("a.yml"), folder.resolve("..data/a.yml"));

        assertThat(DefinitionReader.read(folder).files())
                .extracting(file -> file.location().file())
                .containsExactly("a.yml");
    }

    @Test
    void what_cannot_be_read_does_not_keep_the_rest_from_being_read() throws IOException {
        write("a.yml", "cubes: []");
        write("b.js", "cube(");
        write("macros.jinja", "");
        write("globals.py", "");
        write("globals.ts", "");
        write("c.yml", "\tx");
        Files.write(folder.resolve("d.yml"), new byte[] {'a', ':', ' ', (byte) 0xFF});

        var read = DefinitionReader.read(folder);

        assertThat(read.files()).hasSize(1);
        assertThat(read.problems())
                .extracting(Diagnostic::text)
                .satisfiesExactlyInAnyOrder(
                        text -> assertThat(text).startsWith("M102 b.js:1:"),
                        text -> assertThat(text).startsWith("M108 globals.ts:1:1"),
                        text -> assertThat(text).startsWith("M102 c.yml:1:1"),
                        text -> assertThat(text).startsWith("M101 d.yml:1:1: the file is not UTF-8"));
    }

    @Test
    void a_folder_that_is_not_there_is_told() {
        assertThat(problems(folder.resolve("nowhere")))
                .singleElement()
                .asString()
                .contains("does not exist");
    }

    private List<String> problems(Path where) {
        return DefinitionReader.read(where).problems().stream()
                .map(Diagnostic::text)
                .toList();
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
