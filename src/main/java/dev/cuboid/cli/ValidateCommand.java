package dev.cuboid.cli;

import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.model.ModelCompiler;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "validate", description = "Check a model: every problem at once, with its place and what to try.")
final class ValidateCommand implements Subcommand {
    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The model folder.")
    private Optional<Path> folder = Optional.empty();

    private final Console console;

    ValidateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Outcome run() {
        var found = ModelFolder.find(folder, console);
        try {
            ModelCompiler.compile(found);
            return Outcome.HOLDS;
        } catch (Rejected rejected) {
            rejected.diagnostics().forEach(problem -> console.out().println(problem.text()));
            return Outcome.DOES_NOT_HOLD;
        }
    }
}
