package dev.cuboid.trial;

import dev.cuboid.definition.DefinitionReader;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A folder of test files in, tests out, or every problem of all files at once. */
public final class TestFiles {
    /** Beside the model folder and not in it, where they would be read as a model. */
    public static Path beside(Path model) {
        return model.resolveSibling("tests");
    }

    public static List<ModelTest> read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw none(folder, "the test folder `%s` does not exist".formatted(folder));
        }
        var problems = new ArrayList<Diagnostic>();
        var tests = new ArrayList<ModelTest>();
        for (var file : filesIn(folder)) {
            try {
                tests.addAll(new TestReader(problems)
                        .read(DefinitionReader.read(file.toString().replace('\\', '/'), Files.readString(file))));
            } catch (Rejected rejected) {
                problems.addAll(rejected.diagnostics());
            }
        }
        Rejected.ifAny(problems);
        if (tests.isEmpty()) {
            throw none(folder, "the test folder `%s` has no test file".formatted(folder));
        }
        return tests;
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file ->
                            file.toString().endsWith(".yml") || file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static Rejected none(Path folder, String message) {
        return new Rejected(Diagnostic.of(
                        ErrorCode.MODEL_UNREADABLE, new Location.InFile(folder.toString(), 1, 1), message)
                .hint("tests are files that end in .yml, in `tests` beside the model folder or where `--tests` says"));
    }

    private TestFiles() {}
}
