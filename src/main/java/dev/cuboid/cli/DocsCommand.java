package dev.cuboid.cli;

import dev.cuboid.model.ModelCompiler;
import dev.cuboid.page.ModelPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "docs",
        description = "Write the model as one HTML page: members, SQL, lineage and a diagram of the joins.")
final class DocsCommand implements Subcommand {
    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The model folder.")
    private Optional<Path> folder = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where the page goes; by default ${DEFAULT-VALUE}.",
            defaultValue = "model.html")
    private Path out = Path.of("model.html");

    @Option(
            names = "--title",
            paramLabel = "TEXT",
            description = "The page's title; by default `${DEFAULT-VALUE}`.",
            defaultValue = "Data model")
    private String title = "Data model";

    private final Console console;

    DocsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Outcome run() throws IOException {
        var model = ModelCompiler.compile(ModelFolder.find(folder, console));
        Files.writeString(out, ModelPage.of(model, title));
        console.out().println("wrote " + out);
        return Outcome.HOLDS;
    }
}
