package dev.cuboid.cli;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.lineage.Lineage;
import dev.cuboid.lineage.Lineage.Line;
import dev.cuboid.lineage.LineageJson;
import dev.cuboid.model.ModelCompiler;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "lineage",
        description = "Tell as JSON from which columns and members each member is made, and in which views it is.")
final class LineageCommand implements Subcommand {
    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The model folder.")
    private Optional<Path> folder = Optional.empty();

    @Option(
            names = "--member",
            paramLabel = "NAME",
            description = "Only this member, such as `orders.count`; may be repeated.")
    private List<String> members = List.of();

    private final Console console;

    LineageCommand(Console console) {
        this.console = console;
    }

    @Override
    public Outcome run() {
        var lineage = Lineage.of(ModelCompiler.compile(ModelFolder.find(folder, console)));
        var wanted = members.isEmpty()
                ? lineage.lines()
                : members.stream().map(member -> line(lineage, member)).toList();
        console.out().println(LineageJson.of(wanted));
        return Outcome.HOLDS;
    }

    private static Line line(Lineage lineage, String member) {
        var names = lineage.lines().stream().map(line -> line.member().text()).toList();
        int index = names.indexOf(member);
        if (index < 0) {
            throw new Rejected(Diagnostic.of(
                            ErrorCode.UNKNOWN_MEMBER,
                            new Location.InSetting("--member"),
                            "the model has no member `%s`".formatted(member))
                    .near(member, names));
        }
        return lineage.lines().get(index);
    }
}
