package dev.cuboid.cli;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the folder with the model files: the one that is named, else the one that the server would take. */
final class ModelFolder {
    private static final String SETTING = "CUBEJS_SCHEMA_PATH";
    private static final List<Path> USUAL = List.of(Path.of("schema"), Path.of("model"));

    private ModelFolder() {}

    static Path find(Optional<Path> named, Console console) {
        var wanted = named.or(() -> Optional.ofNullable(console.environment().get(SETTING))
                .filter(set -> !set.isBlank())
                .map(Path::of));
        var folder = wanted.or(() -> USUAL.stream().filter(Files::isDirectory).findFirst());
        return folder.filter(Files::isDirectory).orElseThrow(() -> missing(wanted));
    }

    private static Rejected missing(Optional<Path> wanted) {
        var where = wanted.orElse(USUAL.getFirst()).toString();
        return new Rejected(Diagnostic.of(
                        ErrorCode.MODEL_UNREADABLE,
                        new Location.InFile(where, 1, 1),
                        "the model folder `%s` does not exist".formatted(where))
                .hint(
                        "name it as an argument, or in the variable `%s`; without either, `schema` and `model` are looked for"
                                .formatted(SETTING)));
    }
}
