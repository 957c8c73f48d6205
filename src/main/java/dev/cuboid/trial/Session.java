package dev.cuboid.trial;

import dev.cuboid.definition.Definition;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.engine.Databases;
import dev.cuboid.engine.Engine;
import dev.cuboid.engine.Request;
import dev.cuboid.execution.Database;
import dev.cuboid.plan.Planner;
import dev.cuboid.query.QueryReader;
import dev.cuboid.sql.SqlText;
import dev.cuboid.trial.ModelTest.Circumstances;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** The engine as one test sees it: at its time, in its zone, for its caller. */
final class Session {
    private static final long MOST_ROWS = 50_000;

    private final Database database;
    private final Engine engine;
    private final Circumstances circumstances;

    Session(Planner planner, Database database, Circumstances circumstances) {
        this.database = database;
        this.circumstances = circumstances;
        var clock =
                circumstances.now().map(now -> Clock.fixed(now, ZoneOffset.UTC)).orElseGet(Clock::systemUTC);
        this.engine = new Engine(
                () -> planner,
                new QueryReader(circumstances.zone(), MOST_ROWS, MOST_ROWS, clock),
                new Databases(Map.of("default", database)),
                clock);
    }

    /** The answer to a query; a refusal is placed in the test file. */
    Table ask(Definition query) {
        return ask(JsonTree.of(query), query);
    }

    Table ask(JsonNode query, Definition writtenAs) {
        try {
            var answer = engine.load(new Request(query, false, circumstances.who()))
                    .parts()
                    .getFirst();
            return Table.of(answer.rows());
        } catch (Rejected refused) {
            throw new Rejected(refused.diagnostics().stream()
                    .map(problem -> JsonTree.placed(problem, writtenAs))
                    .toList());
        }
    }

    /** The rows of a statement with as many columns as the keys; the session is one that only reads. */
    Table ask(String sql, List<String> keys, Definition writtenAs) {
        var statement = sql.strip().replaceFirst(";$", "");
        var table = Table.of(database.run(new SqlText(wrapped(statement, keys.size(), ""), List.of(), keys)));
        if (hasMoreColumns(statement, keys.size())) {
            throw new Rejected(Diagnostic.of(
                    ErrorCode.WRONG_VALUE,
                    writtenAs.location(),
                    "the statement has more columns than the query, which has " + String.join(", ", keys)));
        }
        return table;
    }

    private boolean hasMoreColumns(String statement, int columns) {
        try {
            database.run(new SqlText(wrapped(statement, columns + 1, " LIMIT 0"), List.of(), List.of("more")));
            return true;
        } catch (Rejected tooFewColumns) {
            return false;
        }
    }

    private static String wrapped(String statement, int columns, String limit) {
        var names = new ArrayList<String>();
        IntStream.range(0, columns).forEach(i -> names.add("c" + i));
        return "SELECT * FROM (\n" + statement + "\n) AS given (" + String.join(", ", names) + ")" + limit;
    }
}
