package dev.cuboid.cli;

import dev.cuboid.definition.DefinitionReader;
import dev.cuboid.definition.YamlWriter;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "convert",
        description = "Write a model file in JavaScript as YAML that means the same.",
        footer = {"", "As in: cuboid convert model/cubes/Orders.js > model/cubes/Orders.yml"})
final class ConvertCommand implements Subcommand {
    private final Console console;

    @Parameters(paramLabel = "FILE.js", description = "The file with `cube(…)` and `view(…)`. It is read and not run.")
    private Path file = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.yml",
            description = "Where to write; without it, the YAML is printed. A file that is there already is kept.")
    private @Nullable Path output;

    ConvertCommand(Console console) {
        this.console = console;
    }

    @Override
    public Outcome run() throws Exception {
        if (!file.toString().endsWith(".js")) {
            throw new Rejected(Diagnostic.of(
                            ErrorCode.MODEL_UNREADABLE,
                            new Location.InFile(file.toString(), 1, 1),
                            "only JavaScript is converted")
                    .hint("name a file that ends in .js"));
        }
        var yaml = YamlWriter.write(DefinitionReader.read(file.toString(), Files.readString(file)));
        var target = Optional.ofNullable(output);
        if (target.isEmpty()) {
            console.out().print(yaml);
        } else {
            write(target.get(), yaml);
        }
        return Outcome.HOLDS;
    }

    private static void write(Path target, String yaml) throws java.io.IOException {
        if (Files.exists(target)) {
            throw new Rejected(Diagnostic.of(
                            ErrorCode.MODEL_UNREADABLE,
                            new Location.InFile(target.toString(), 1, 1),
                            "the file is there already")
                    .hint("name another file, or take this one away"));
        }
        Files.writeString(target, yaml);
    }
}
