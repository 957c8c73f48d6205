package dev.cuboid.cli;

import dev.cuboid.model.ModelCompiler;
import dev.cuboid.trial.TestFiles;
import dev.cuboid.trial.TestRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "test", description = "Run the tests of a model: queries with what is expected of their answers.")
final class TestCommand implements Subcommand {
    enum Format {
        TEXT,
        JUNIT
    }

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The model folder.")
    private Optional<Path> folder = Optional.empty();

    @Option(
            names = "--tests",
            paramLabel = "DIR",
            description = "The folder of the test files; without it, `tests` beside the model folder.")
    private Optional<Path> tests = Optional.empty();

    @Option(
            names = "--format",
            description = "${COMPLETION-CANDIDATES}; by default ${DEFAULT-VALUE}.",
            defaultValue = "TEXT")
    private Format format = Format.TEXT;

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    private final Console console;

    TestCommand(Console console) {
        this.console = console;
    }

    @Override
    public Outcome run() throws IOException {
        var found = ModelFolder.find(folder, console);
        var all = TestFiles.read(tests.orElseGet(() -> TestFiles.beside(found)));
        var model = ModelCompiler.compile(found);
        try (var open = database.open(console)) {
            var run = TestRun.of(all, model, open);
            console.out()
                    .print(
                            switch (format) {
                                case TEXT -> run.text();
                                case JUNIT -> run.junit();
                            });
            return run.passed() ? Outcome.HOLDS : Outcome.DOES_NOT_HOLD;
        }
    }
}
