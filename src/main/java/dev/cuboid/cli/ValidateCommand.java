package dev.cuboid.cli;

import dev.cuboid.check.ModelWarnings;
import dev.cuboid.definition.DefinitionReader;
import dev.cuboid.definition.Definitions;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.model.ModelCompiler;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
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
            description = "How to tell them: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private ReportFormat format = ReportFormat.TEXT;

    @Option(names = "--strict", description = "Let warnings fail the check, too.")
    private boolean strict;

    private final Console console;

    ValidateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Outcome run() {
        var found = ModelFolder.find(folder, console);
        var definitions = DefinitionReader.read(found);
        var diagnostics = problemsIn(definitions);
        var findings = new Findings(found, files(definitions, diagnostics), diagnostics, strict);
        format.write(findings, console);
        return findings.hold() ? Outcome.HOLDS : Outcome.DOES_NOT_HOLD;
    }

    private static List<Diagnostic> problemsIn(Definitions definitions) {
        try {
            return ModelWarnings.of(ModelCompiler.compile(definitions), definitions);
        } catch (Rejected rejected) {
            return rejected.diagnostics();
        }
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
