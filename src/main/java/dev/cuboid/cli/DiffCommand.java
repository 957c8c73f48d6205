package dev.cuboid.cli;

import dev.cuboid.compare.Comparison;
import dev.cuboid.compare.Figures;
import dev.cuboid.compare.Impact;
import dev.cuboid.compare.Report;
import dev.cuboid.compare.Revision;
import dev.cuboid.engine.Databases;
import dev.cuboid.model.SemanticModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "diff",
        description = {
            "Tell what a change of the model breaks, which results it changes, and what is compatible.",
            "",
            "BASE and HEAD are folders, revisions of git such as `main` (of the model folder), or `git:REV:PATH` with a path from"
                    + " the repository's top.",
            ""
        })
final class DiffCommand implements Subcommand {
    enum Format {
        TEXT,
        MARKDOWN,
        JSON
    }

    enum FailOn {
        BREAKING,
        RESULT_CHANGING,
        ANY,
        NONE;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    @Parameters(index = "0", paramLabel = "BASE", description = "The model before.")
    private String base = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "HEAD",
            description = "The model after; without it, the model folder as it is now.")
    private Optional<String> head = Optional.empty();

    @Option(
            names = "--format",
            description = "${COMPLETION-CANDIDATES}; by default ${DEFAULT-VALUE}.",
            defaultValue = "TEXT")
    private Format format = Format.TEXT;

    @Option(
            names = "--fail-on",
            paramLabel = "IMPACT",
            converter = FailOnWord.class,
            description = "Exit with 1 from this on: breaking, result-changing, any or none. By default breaking.")
    private FailOn failOn = FailOn.BREAKING;

    @Option(names = "--db", description = "Ask the database for the totals of changed measures, before and after.")
    private boolean withFigures;

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    private final Console console;

    DiffCommand(Console console) {
        this.console = console;
    }

    @Override
    public Outcome run() throws IOException, InterruptedException {
        var folder = folder();
        var before = Revision.read(base, folder);
        var after = Revision.read(head.orElse(folder.toString()), folder);
        var comparison = Comparison.of(before, after);
        var report = new Report(comparison, withFigures ? figures(comparison, before, after) : List.of());
        console.out()
                .print(
                        switch (format) {
                            case TEXT -> report.text();
                            case MARKDOWN -> report.markdown();
                            case JSON -> report.json();
                        });
        return fails(comparison) ? Outcome.DOES_NOT_HOLD : Outcome.HOLDS;
    }

    private Path folder() {
        var named = head.filter(name -> Files.isDirectory(Path.of(name))).map(Path::of);
        return ModelFolder.find(named, console);
    }

    private List<Figures.Figure> figures(Comparison comparison, SemanticModel before, SemanticModel after) {
        try (var databases = new Databases(Map.of("default", database.open(console)))) {
            return new Figures(databases, Clock.systemUTC()).of(comparison.measures(), before, after);
        }
    }

    private boolean fails(Comparison comparison) {
        return switch (failOn) {
            case BREAKING -> comparison.has(Impact.BREAKING);
            case RESULT_CHANGING -> comparison.has(Impact.RESULT_CHANGING);
            case ANY -> comparison.has(Impact.COMPATIBLE);
            case NONE -> false;
        };
    }
}
