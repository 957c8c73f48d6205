package dev.cuboid.cli;

import dev.cuboid.check.Budget;
import dev.cuboid.check.DatabaseCheck;
import dev.cuboid.check.ModelWarnings;
import dev.cuboid.definition.DefinitionReader;
import dev.cuboid.definition.Definitions;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.model.ModelCompiler;
import dev.cuboid.model.SemanticModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "validate",
        description = "Check a model: tell every problem at once, each with its place and what to try.",
        footer = {"", "Doubts (codes that begin with W) are looked for in a model without errors."})
final class ValidateCommand implements Subcommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "The model folder. Without it: $$CUBEJS_SCHEMA_PATH, else `schema` or `model`.")
    private Optional<Path> folder = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            converter = ReportFormat.Words.class,
            description = "How to tell them: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private ReportFormat format = ReportFormat.TEXT;

    @Option(names = "--strict", description = "Let warnings fail the check, too.")
    private boolean strict;

    @Option(
            names = "--db",
            description =
                    "Check it against the database, too: columns, types, keys and relationships; nothing is written.")
    private boolean database;

    @Mixin
    private DatabaseOptions connection = new DatabaseOptions();

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            defaultValue = "30s",
            converter = DurationOption.class,
            description = "With --db: how long the database may be kept busy. Default: ${DEFAULT-VALUE}.")
    private Duration time = Budget.USUAL.time();

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "1000000",
            description =
                    "With --db: how many rows to look at for each key and relationship. Default: ${DEFAULT-VALUE}.")
    private long rows = Budget.USUAL.rows();

    private final Console console;

    ValidateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Outcome run() {
        var found = ModelFolder.find(folder, console);
        var definitions = DefinitionReader.read(found);
        var remarks = new ArrayList<String>();
        var diagnostics = problemsIn(definitions, remarks);
        var findings = new Findings(found, files(definitions, diagnostics), diagnostics, strict);
        format.write(findings, console);
        // beside the report where programs read it
        var beside = format == ReportFormat.TEXT ? console.out() : console.err();
        remarks.forEach(beside::println);
        return findings.hold() ? Outcome.HOLDS : Outcome.DOES_NOT_HOLD;
    }

    private List<Diagnostic> problemsIn(Definitions definitions, List<String> remarks) {
        SemanticModel model;
        try {
            model = ModelCompiler.compile(definitions);
        } catch (Rejected rejected) {
            if (database) {
                remarks.add("not checked: the database, since the model itself has errors");
            }
            return rejected.diagnostics();
        }
        var diagnostics = new ArrayList<>(ModelWarnings.of(model, definitions));
        if (database) {
            var inDatabase = DatabaseCheck.check(
                    definitions, model, connection.source(console), new Budget(time, Math.max(1, rows)));
            diagnostics.addAll(inDatabase.problems());
            remarks.addAll(inDatabase.remarks());
        }
        return diagnostics;
    }

    /** Those that were read, and those that could not be. */
    private static List<String> files(Definitions definitions, List<Diagnostic> diagnostics) {
        return Stream.concat(
                        definitions.files().stream().map(file -> file.location().file()),
                        diagnostics.stream()
                                .flatMap(diagnostic -> diagnostic.location() instanceof Location.InFile place
                                        ? Stream.of(place.file())
                                        : Stream.empty()))
                .distinct()
                .sorted()
                .toList();
    }
}
