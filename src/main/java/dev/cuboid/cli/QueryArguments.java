package dev.cuboid.cli;

import dev.cuboid.access.SecurityContext;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.engine.Databases;
import dev.cuboid.engine.Engine;
import dev.cuboid.engine.Request;
import dev.cuboid.engine.Several;
import dev.cuboid.model.ModelCompiler;
import dev.cuboid.plan.Planner;
import dev.cuboid.query.QueryReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The arguments of commands that take a query, and what those commands have in common: the stages without a database. */
final class QueryArguments {
    private static final long DEFAULT_ROWS = 10_000;
    private static final long MOST_ROWS = 50_000;

    @Parameters(
            paramLabel = "QUERY.json",
            description = "A query as the REST API takes it, or a body with such a `query`; - reads it from the input.")
    private String query = "";

    @Option(
            names = "--model",
            paramLabel = "DIR",
            description = "The model folder. Without it: $$CUBEJS_SCHEMA_PATH, else `schema` or `model`.")
    private Optional<Path> model = Optional.empty();

    @Option(
            names = "--timezone",
            paramLabel = "ZONE",
            description = "For a query that names none. Default: $$CUBEJS_DEFAULT_TIMEZONE, else UTC.")
    private Optional<ZoneId> zone = Optional.empty();

    @Option(
            names = "--now",
            paramLabel = "INSTANT",
            description = "What dates such as `last week` count from, as 2026-01-31T12:00:00Z. Default: now.")
    private Optional<Instant> now = Optional.empty();

    <T> Several<T> ask(BiFunction<Engine, Request, Several<T>> question, Console console) throws IOException {
        var asked = read(console);
        var planner = new Planner(ModelCompiler.compile(ModelFolder.find(model, console)));
        var clock = now.map(instant -> Clock.fixed(instant, ZoneOffset.UTC)).orElse(Clock.systemUTC());
        var reader = new QueryReader(zone(console), DEFAULT_ROWS, MOST_ROWS, clock);
        try (var databases = new Databases(Map.of())) {
            var engine = new Engine(() -> planner, reader, databases, clock);
            return question.apply(engine, new Request(asked, true, SecurityContext.ANONYMOUS));
        }
    }

    private ZoneId zone(Console console) {
        return zone.or(() -> Optional.ofNullable(console.environment().get("CUBEJS_DEFAULT_TIMEZONE"))
                        .filter(set -> !set.isBlank())
                        .map(ZoneId::of))
                .orElse(ZoneId.of("UTC"));
    }

    private JsonNode read(Console console) throws IOException {
        var text = query.equals("-")
                ? new String(console.in().readAllBytes(), StandardCharsets.UTF_8)
                : Files.readString(Path.of(query));
        try {
            var json = QueryReader.JSON.readTree(text);
            return json.path("query").isObject() || json.path("query").isArray() ? json.path("query") : json;
        } catch (JacksonException broken) {
            var place = broken.getLocation();
            throw new Rejected(Diagnostic.of(
                    ErrorCode.REQUEST_NOT_JSON,
                    new Location.InFile(query, Math.max(1, place.getLineNr()), Math.max(1, place.getColumnNr())),
                    "the query is not JSON: " + broken.getOriginalMessage()));
        }
    }
}
