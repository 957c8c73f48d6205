package dev.cuboid.cli;

import dev.cuboid.check.CubeGenerator;
import dev.cuboid.check.GeneratedCube;
import dev.cuboid.trial.TestFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "generate",
        description = "Write cubes for the tables of a database: keys, joins, types, and measures to start from.")
final class GenerateCommand implements Subcommand {
    @Option(names = "--db", description = "Read them from the database's catalog, which is the only way so far.")
    private boolean database;

    @Mixin
    private DatabaseOptions connection = new DatabaseOptions();

    @Option(
            names = "--schema",
            paramLabel = "NAME",
            defaultValue = "public",
            description = "The database's schema. Default: ${DEFAULT-VALUE}.")
    private String schema = "public";

    @Option(
            names = "--table",
            paramLabel = "NAME",
            description = "Only this table or view; may be given several times.")
    private List<String> tables = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "schema",
            description = "Where the files go, one for each cube. Default: ${DEFAULT-VALUE}.")
    private Path folder = Path.of("schema");

    @Option(names = "--guess-joins", description = "Write joins that only names suggest, such as customer_id.")
    private boolean guessJoins;

    @Option(names = "--force", description = "Overwrite files that are there.")
    private boolean force;

    private final Console console;

    GenerateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Outcome run() throws IOException {
        var cubes = CubeGenerator.generate(
                connection.source(console), new CubeGenerator.Wanted(schema, tables, guessJoins));
        var tests = TestFiles.beside(folder.toAbsolutePath());
        refuseToOverwrite(cubes, tests);
        Files.createDirectories(folder);
        Files.createDirectories(tests);
        for (var cube : cubes) {
            var file = folder.resolve(cube.file());
            Files.writeString(file, cube.text());
            Files.writeString(tests.resolve(cube.file()), cube.tests());
            console.out()
                    .printf(
                            "%s: %s, %s, %s%n",
                            file,
                            Findings.several(cube.dimensions(), "dimension"),
                            Findings.several(cube.measures(), "measure"),
                            Findings.several(cube.joins(), "join"));
        }
        console.out()
                .printf(
                        "%s: %s%n",
                        shown(tests), cubes.size() == 1 ? "tests of it" : "tests of these " + cubes.size() + " cubes");
        console.out().printf("Next: cuboid validate --db %s, then: cuboid test %1$s%n", folder);
        return Outcome.HOLDS;
    }

    /** As the model folder was given: a relative path stays one. */
    private Path shown(Path tests) {
        return folder.isAbsolute() ? tests : TestFiles.beside(folder);
    }

    /** All or nothing, so that a model is never half new. */
    private void refuseToOverwrite(List<GeneratedCube> cubes, Path tests) throws IOException {
        var there = cubes.stream()
                .flatMap(cube ->
                        Stream.of(folder.resolve(cube.file()), shown(tests).resolve(cube.file())))
                .filter(Files::exists)
                .map(file -> "`" + file + "`")
                .collect(Collectors.joining(", "));
        if (!force && !there.isEmpty()) {
            throw new IOException(
                    "nothing was written, since these files are there: %s; `--force` overwrites them".formatted(there));
        }
    }
}
