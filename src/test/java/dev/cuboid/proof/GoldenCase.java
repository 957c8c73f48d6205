package dev.cuboid.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.model.ModelCompiler;
import dev.cuboid.plan.PlanPrinter;
import dev.cuboid.plan.Planner;
import dev.cuboid.query.QueryReader;
import dev.cuboid.query.Resolver;
import dev.cuboid.sql.Dialect;
import dev.cuboid.sql.SqlCompiler;
import dev.cuboid.sql.SqlText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** A folder with a {@code query.json}. It asks the model of the corpus, or one of its own where it has a folder {@code model}. */
record GoldenCase(Path folder) {
    static final Path FOLDER = Path.of("src/test/resources/golden");

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Clock NOON = Clock.fixed(Instant.parse("2024-03-06T12:00:00Z"), UTC);
    private static final QueryReader READER = new QueryReader(UTC, 10_000, 50_000, NOON);
    private static final SqlCompiler COMPILER = new SqlCompiler(Dialect.POSTGRES);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Planner SHARED = planner(FOLDER);

    record Planned(String plan, SqlText sql) {
        /** The statement, and below it what is bound. */
        String text() {
            return sql.sql()
                    + IntStream.range(0, sql.binds().size())
                            .mapToObj(i -> "\n-- %d: %s"
                                    .formatted(i + 1, bound(sql.binds().get(i))))
                            .collect(Collectors.joining())
                    + "\n";
        }

        private static String bound(Object bind) {
            if (bind instanceof Object[] several) {
                return List.of(several).toString();
            }
            return bind instanceof String text ? "'" + text.replace("'", "''") + "'" : bind.toString();
        }
    }

    static List<GoldenCase> under(Path top) {
        try (var files = Files.walk(top)) {
            return files.filter(file -> file.endsWith("query.json"))
                    .map(file -> new GoldenCase(file.getParent()))
                    .sorted((a, b) -> a.name().compareTo(b.name()))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String name() {
        return FOLDER.relativize(folder).toString();
    }

    String topic() {
        return FOLDER.relativize(folder).getName(0).toString();
    }

    Planned plan() {
        return plan(Files.isDirectory(folder.resolve("model")) ? planner(folder) : SHARED);
    }

    /** As if there were no rewrites. */
    Planned literally() {
        var own = Files.isDirectory(folder.resolve("model")) ? folder : FOLDER;
        return plan(Planner.withoutRewrites(ModelCompiler.compile(own.resolve("model"))));
    }

    private Planned plan(Planner planner) {
        var queries =
                READER.read(JSON.readTree(read(folder.resolve("query.json")))).queries();
        var plans = queries.stream()
                .map(query -> planner.plan(Resolver.resolve(query, planner.model())))
                .toList();
        assertThat(plans).hasSize(1);
        return new Planned(PlanPrinter.print(plans.getFirst()), COMPILER.compile(plans.getFirst()));
    }

    String refusal() {
        try {
            throw new AssertionError("not refused:\n" + plan().text());
        } catch (Rejected rejected) {
            return rejected.diagnostics().stream().map(Diagnostic::text).collect(Collectors.joining("\n", "", "\n"));
        }
    }

    /** Holds a text against the golden file, or writes it there where goldens are updated. */
    void golden(String file, String actual) {
        var place = folder.resolve(file);
        if (Boolean.getBoolean("golden.update")) {
            try {
                Files.writeString(place, actual);
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
        assertThat(actual).isEqualTo(read(place));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Planner planner(Path folder) {
        return new Planner(ModelCompiler.compile(folder.resolve("model")));
    }
}
