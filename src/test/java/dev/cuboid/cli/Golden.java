package dev.cuboid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that are expected as a file has them; {@code -Dgolden.update=true} writes the files anew. */
final class Golden {
    static final Path FOLDER = Path.of("src/test/resources/cli");

    private Golden() {}

    static void check(String file, String text) {
        var golden = FOLDER.resolve(file);
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.writeString(golden, text);
            }
            assertThat(golden).exists();
            assertThat(text).isEqualTo(Files.readString(golden));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
