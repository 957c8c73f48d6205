package dev.cuboid.check;

import dev.cuboid.config.Settings;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cubes for the tables that a database has: a model to start from. */
public final class CubeGenerator {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /**
     * What to make cubes of.
     *
     * @param tables by name; none means all of the schema
     * @param guessJoins whether joins that only the names suggest are written as joins and not as comments
     */
    public record Wanted(String schema, List<String> tables, boolean guessJoins) {
        public Wanted {
            tables = List.copyOf(tables);
        }
    }

    /** One file for each table and view that the user may read, by name. */
    public static List<GeneratedCube> generate(Settings.DataSource source, Wanted wanted) {
        try (var session = Session.open(source, PATIENCE)) {
            return generate(TableReader.read(session, wanted.schema()), wanted);
        } catch (SQLException failure) {
            throw new Rejected(Diagnostic.of(
                    ErrorCode.DATABASE_UNAVAILABLE,
                    new Location.InSetting("database"),
                    "the catalog cannot be read: " + failure.getMessage()));
        }
    }

    private static List<GeneratedCube> generate(List<Table> all, Wanted wanted) {
        requireKnown(all, wanted);
        var chosen = all.stream()
                .filter(table -> wanted.tables().isEmpty() || wanted.tables().contains(table.name()))
                .toList();
        var names = new CubeNames();
        Map<Long, String> cubes = new LinkedHashMap<>();
        chosen.forEach(table -> cubes.put(table.id(), names.unique(table.name())));
        var joins = new JoinGenerator(chosen, cubes, wanted.guessJoins());
        return chosen.stream()
                .map(table -> CubeText.of(table, String.valueOf(cubes.get(table.id())), joins.joins(table)))
                .toList();
    }

    private static void requireKnown(List<Table> all, Wanted wanted) {
        var names = all.stream().map(Table::name).toList();
        var problems = new ArrayList<Diagnostic>();
        if (all.isEmpty()) {
            problems.add(problem("schema `%s` has no table that this user may read".formatted(wanted.schema()))
                    .hint("`--schema NAME` names another one"));
        }
        wanted.tables().stream()
                .filter(name -> !names.contains(name) && !all.isEmpty())
                .map(name -> problem("schema `%s` has no table `%s` that this user may read"
                                .formatted(wanted.schema(), name))
                        .near(name, names))
                .forEach(problems::add);
        Rejected.ifAny(problems);
    }

    private static Diagnostic problem(String message) {
        return Diagnostic.of(ErrorCode.TABLE_MISSING, new Location.InSetting("database"), message);
    }

    private CubeGenerator() {}
}
