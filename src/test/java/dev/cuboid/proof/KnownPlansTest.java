package dev.cuboid.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.access.SecurityContext;
import dev.cuboid.definition.DefinitionReader;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.engine.Databases;
import dev.cuboid.engine.Engine;
import dev.cuboid.engine.Request;
import dev.cuboid.engine.Statement;
import dev.cuboid.model.ModelCompiler;
import dev.cuboid.plan.Planner;
import dev.cuboid.query.QueryReader;
import dev.cuboid.query.Resolver;
import dev.cuboid.sql.Dialect;
import dev.cuboid.sql.SqlCompiler;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A plan that is known from a query with other values, and from another moment, makes the statement that planning by itself
 * makes: each query is asked with its values changed first, then as it is.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KnownPlansTest {
    private static final int WORLDS = Integer.getInteger("proof.queries", 500) / Proof.QUERIES_PER_WORLD;
    private static final long SEED = Long.getLong("proof.seed", 20_240_229) + 2_000_000;
    private static final Clock EARLIER = Clock.fixed(Instant.parse("2021-01-31T23:59:59Z"), ZoneOffset.UTC);
    private static final Clock NOW = Clock.fixed(Instant.parse("2024-03-06T12:00:00Z"), ZoneOffset.UTC);
    private static final SqlCompiler COMPILER = new SqlCompiler(Dialect.POSTGRES);
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void generated_queries() {
        for (long seed = SEED; seed < SEED + WORLDS; seed++) {
            var world = WorldGenerator.world(seed);
            var asks = new AskGenerator(world, new Chance(seed));
            var known = new Known(new Planner(
                    ModelCompiler.compile(List.of(DefinitionReader.read("proof.yml", ModelText.of(world, "proof"))))));
            for (int number = 0; number < Proof.QUERIES_PER_WORLD; number++) {
                known.check(
                        "seed %d, query %d".formatted(seed, number),
                        JSON.readTree(asks.ask().json()));
            }
        }
    }

    @Test
    void golden_queries_and_refusals() {
        for (var one : GoldenCase.under(GoldenCase.FOLDER)) {
            var own = one.folder().resolve("model");
            var model = Files.isDirectory(own) ? own : GoldenCase.FOLDER.resolve("model");
            new Known(new Planner(ModelCompiler.compile(model)))
                    .check(
                            one.name(),
                            JSON.readTree(GoldenCase.read(one.folder().resolve("query.json"))));
        }
    }

    @Test
    void conformance_queries() {
        for (var suite : ConformanceSuite.ALL) {
            var known =
                    new Known(new Planner(ModelCompiler.compile(suite.folder().resolve("model"))));
            var cases = new ArrayList<>(suite.cases());
            cases.addAll(suite.ownCases());
            cases.forEach(one -> known.check(one.path(), JSON.valueToTree(one.asked())));
        }
    }

    /** The engine of one model, which remembers what it planned, at one moment and another. */
    private record Known(Planner planner, MovingClock clock, Engine engine) {
        Known(Planner planner) {
            this(planner, new MovingClock());
        }

        private Known(Planner planner, MovingClock clock) {
            this(planner, clock, engineOf(planner, clock));
        }

        void check(String name, JsonNode query) {
            clock.now = EARLIER;
            outcome(() -> parts(engine, changed(query)));
            outcome(() -> statements(engine, changed(query)));
            clock.now = NOW;
            assertThat(outcome(() -> statements(engine, query)))
                    .as("%s: %s", name, query)
                    .isEqualTo(outcome(() -> planned(query)));
            assertThat(outcome(() -> parts(engine, query)))
                    .as("%s: %s", name, query)
                    .isEqualTo(outcome(() -> parts(engineOf(planner, clock), query)));
        }

        private Object planned(JsonNode query) {
            return reader(NOW).read(query).queries().stream()
                    .map(one -> COMPILER.compile(planner.plan(Resolver.resolve(one, planner.model()))))
                    .toList();
        }
    }

    private static final class MovingClock extends Clock {
        private Clock now = NOW;

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now.instant();
        }
    }

    private static Engine engineOf(Planner planner, Clock clock) {
        return new Engine(() -> planner, reader(clock), new Databases(Map.of()), clock);
    }

    private static QueryReader reader(Clock clock) {
        return new QueryReader(ZoneOffset.UTC, 10_000, 50_000, clock);
    }

    private static Object statements(Engine engine, JsonNode query) {
        return engine.sql(request(query)).parts().stream().map(Statement::sql).toList();
    }

    private static Object parts(Engine engine, JsonNode query) {
        return engine.prepare(request(query), true).parts().stream()
                .map(part -> List.of(part.job(), part.totals()))
                .toList();
    }

    private static Request request(JsonNode query) {
        return new Request(query.deepCopy(), true, SecurityContext.ANONYMOUS);
    }

    private static Object outcome(Supplier<Object> work) {
        try {
            return work.get();
        } catch (Rejected rejected) {
            return rejected.diagnostics().stream().map(Diagnostic::text).toList();
        }
    }

    /** Equal values stay equal, and different ones different. */
    private static JsonNode changed(JsonNode query) {
        var copy = query.deepCopy();
        change(copy, new LinkedHashMap<>());
        return copy;
    }

    private static void change(JsonNode node, Map<String, JsonNode> changes) {
        if (node instanceof ObjectNode object && object.get("values") instanceof ArrayNode values) {
            for (int i = 0; i < values.size(); i++) {
                var value = values.get(i);
                values.set(i, changes.computeIfAbsent(value.toString(), _ -> another(value)));
            }
        }
        for (var inner : node) {
            change(inner, changes);
        }
    }

    private static JsonNode another(JsonNode value) {
        if (value.isNumber() || value.isString() && value.stringValue().matches("-?\\d+(\\.\\d+)?")) {
            var number = value.isNumber() ? value.decimalValue() : new java.math.BigDecimal(value.stringValue());
            return JSON.getNodeFactory()
                    .textNode(number.add(new java.math.BigDecimal("1000.5")).toString());
        }
        boolean isText =
                value.isString() && !value.stringValue().matches("true|false|\\d{4}-.*|.* days?|today|.*week.*");
        return isText ? JSON.getNodeFactory().textNode(value.stringValue() + "%'~") : value;
    }
}
