package dev.cuboid.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SettingsDocumentTest {
    @Test
    void lists_every_name() throws IOException {
        var document = Files.readString(Path.of("docs/settings.md"));

        assertThat(Setting.allNames())
                .filteredOn(name -> !name.startsWith("server."))
                .allSatisfy(name -> assertThat(document).contains("`" + name + "`"));
    }
}
