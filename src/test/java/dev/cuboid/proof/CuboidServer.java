package dev.cuboid.proof;

import dev.cuboid.TestDatabase;
import dev.cuboid.definition.DefinitionReader;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.execution.Database;
import dev.cuboid.execution.Rows;
import dev.cuboid.model.ModelCompiler;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.plan.Planner;
import dev.cuboid.query.QueryReader;
import dev.cuboid.query.ResolvedQuery;
import dev.cuboid.query.Resolver;
import dev.cuboid.sql.Dialect;
import dev.cuboid.sql.SqlCompiler;
import dev.cuboid.sql.SqlText;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/** The product itself, from the model's text and the request's JSON to rows out of PostgreSQL. */
final class CuboidServer implements Served.Server, AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final TestDatabase tables;
    private final Database database;
    private final QueryReader reader = new QueryReader(ZoneOffset.UTC, 10_000, 50_000, Clock.systemUTC());
    private final SqlCompiler compiler = new SqlCompiler(Dialect.POSTGRES);

    CuboidServer(TestDatabase tables) {
        this.tables = tables;
        this.database = Database.open(new Database.Target(
                "default", tables.url(), tables.user(), tables.password(), 1, Duration.ofSeconds(30)));
    }

    @Override
    public Served serve(World world) {
        try {
            tables.run(Tables.script(world, "proof"));
        } catch (SQLException failed) {
            throw new IllegalStateException("the tables cannot be made", failed);
        }
        return new Model(new Planner(model(ModelText.of(world, "proof"))));
    }

    private final class Model implements Served {
        private final Planner planner;

        Model(Planner planner) {
            this.planner = planner;
        }

        @Override
        public Outcome ask(Ask ask) {
            return outcomes(planner, ask.json(), CuboidServer::itself).getFirst();
        }

        @Override
        public List<Outcome> totals(Ask ask) {
            return outcomes(planner, ask.json(), CuboidServer::coarser);
        }

        @Override
        public List<Outcome> compare(Ask ask, List<List<String>> ranges) {
            return outcomes(planner, ask.json(ranges), CuboidServer::itself);
        }
    }

    private static List<ResolvedQuery> itself(ResolvedQuery query) {
        return List.of(query);
    }

    /** As the engine asks for totals. */
    private static List<ResolvedQuery> coarser(ResolvedQuery query) {
        var grains = new ArrayList<List<ResolvedQuery.Group>>();
        grains.add(List.of());
        query.groups().forEach(group -> grains.add(List.of(group)));
        return grains.stream().map(groups -> query.totalledBy(groups, 50_000)).toList();
    }

    private static SemanticModel model(String text) {
        try {
            return ModelCompiler.compile(List.of(DefinitionReader.read("proof.yml", text)));
        } catch (Rejected rejected) {
            throw new IllegalArgumentException(
                    "the model is refused:\n" + rejected.getMessage() + "\n" + text, rejected);
        }
    }

    private List<Served.Outcome> outcomes(
            Planner planner, String json, Function<ResolvedQuery, List<ResolvedQuery>> planned) {
        try {
            return reader.read(JSON.readTree(json)).queries().stream()
                    .map(query -> Resolver.resolve(query, planner.model()))
                    .flatMap(query -> planned.apply(query).stream())
                    .map(query -> run(compiler.compile(planner.plan(query))))
                    .toList();
        } catch (Rejected rejected) {
            return List.of(new Served.Outcome.Refused(
                    rejected.diagnostics().getFirst().code().id(), rejected.getMessage()));
        } catch (RuntimeException broken) {
            return List.of(new Served.Outcome.Failed(trace(broken)));
        }
    }

    private Served.Outcome run(SqlText statement) {
        try {
            return new Served.Outcome.Rows(maps(database.run(statement)), statement.sql() + "\n" + statement.binds());
        } catch (Rejected failed) {
            return new Served.Outcome.Failed(failed.getMessage() + "\n" + statement.sql() + "\n" + statement.binds());
        }
    }

    static List<Map<String, Object>> maps(Rows rows) {
        var maps = new ArrayList<Map<String, Object>>();
        for (int row = 0; row < rows.size(); row++) {
            var map = new LinkedHashMap<String, Object>();
            for (int column = 0; column < rows.keys().size(); column++) {
                map.put(rows.keys().get(column), rows.cell(row, column));
            }
            maps.add(map);
        }
        return maps;
    }

    private static String trace(RuntimeException broken) {
        var text = new StringBuilder(broken.toString());
        for (var frame : broken.getStackTrace()) {
            if (frame.getClassName().startsWith("dev.cuboid") && text.length() < 1500) {
                text.append("\n  at ").append(frame);
            }
        }
        return text.toString();
    }

    @Override
    public void close() {
        database.close();
    }
}
