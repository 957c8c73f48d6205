package dev.cuboid.engine;

import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.engine.Answer.Total;
import dev.cuboid.engine.Journal.Stage;
import dev.cuboid.execution.Database;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.plan.Planner;
import dev.cuboid.query.Asked;
import dev.cuboid.query.Query;
import dev.cuboid.query.QueryReader;
import dev.cuboid.query.ResolvedQuery;
import dev.cuboid.sql.Dialect;
import dev.cuboid.sql.SqlCompiler;
import java.time.Clock;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** The pipeline: from a request to its answer, or to any value on the way. Thread-safe. */
public final class Engine {
    private final Supplier<Planner> planner;
    private final QueryReader reader;
    private final SqlCompiler compiler;
    private final PlanCache plans;
    private final Databases databases;
    private final Clock clock;

    /** @param planner of the model in force; asked once per request, so that a request sees one model */
    public Engine(Supplier<Planner> planner, QueryReader reader, Databases databases, Clock clock) {
        this.planner = planner;
        this.reader = reader;
        this.compiler = new SqlCompiler(Dialect.POSTGRES);
        this.plans = new PlanCache(compiler, reader.maximumRowLimit());
        this.databases = databases;
        this.clock = clock;
    }

    /** Runs the queries of a request at once and keeps their rows: for those who look at them in this process. */
    public Several<Answer> load(Request request) {
        return each(request, this::answer);
    }

    /** All but running: the statements of {@link #load}. A query that passes here can only fail in the database. */
    public Several<Statement> sql(Request request) {
        var statements =
                each(request, (query, now) -> plans.statement(query, now).orElseGet(() -> statement(query, now)));
        request.journal().about(statements.parts());
        return statements;
    }

    /** The model in force. */
    public SemanticModel model() {
        return planner.get().model();
    }

    /** Whether all databases answer. */
    public boolean ready() {
        return databases.allAnswer();
    }

    private <T> Several<T> each(Request request, BiFunction<Query, Planner, T> work) {
        var now = planner.get();
        var asked = asked(request);
        return request.journal()
                .time(
                        Stage.PLAN,
                        () -> new Several<>(
                                asked,
                                asked.queries().stream()
                                        .map(query -> work.apply(query, now))
                                        .toList()));
    }

    private Asked asked(Request request) {
        var asked = request.journal().time(Stage.READ, () -> reader.read(request.query()));
        if (asked.type() != Asked.QueryType.REGULAR && !request.several()) {
            throw new Rejected(asked.type().notSupportedByClient());
        }
        return asked;
    }

    /** All but running: what has to be read for each query. Fails as {@link #load} would, but for the database. */
    public Prepared prepare(Request request, boolean castNumerics) {
        var now = planner.get();
        var asked = asked(request);
        return request.journal()
                .time(
                        Stage.PLAN,
                        () -> new Prepared(
                                asked,
                                asked.queries().stream()
                                        .map(query -> part(query, asked.type(), castNumerics, now))
                                        .toList()));
    }

    /**
     * A query whose rows are all read. Fails as {@link #load} would, but for the database.
     *
     * @param mostRows after which an export is broken off
     */
    public PreparedExport prepareExport(Request request, long mostRows) {
        var asked =
                request.journal().time(Stage.READ, () -> reader.withoutLimit().read(request.query()));
        PreparedExport.refuseWhatHasNoFile(asked);
        var prepared = request.journal()
                .time(
                        Stage.PLAN,
                        () -> PreparedExport.of(
                                Planned.of(asked.queries().getFirst(), planner.get()), compiler, mostRows));
        request.journal().about(List.of(prepared));
        return prepared;
    }

    private Prepared.Part part(Query query, Asked.QueryType type, boolean castNumerics, Planner now) {
        return plans.part(query, type, castNumerics, now)
                .orElseGet(() -> new Jobs(now, compiler, reader.maximumRowLimit())
                        .of(Planned.of(query, now), type, castNumerics));
    }

    /** As the query is explained: planned by itself, with its own values. */
    private Statement statement(Query query, Planner now) {
        var planned = Planned.of(query, now);
        return new Statement(planned.question(), planned.plan(), compiler.compile(planned.plan()));
    }

    private Answer answer(Query query, Planner now) {
        var statement = statement(query, now);
        var database = databases.named(statement.question().dataSource());
        var rows = database.run(statement.sql());
        var total = query.total()
                ? new Total.Counted(database.run(compiler.compile(now.total(statement.plan())))
                        .count())
                : new Total.NotAsked();
        var totals = query.totals() ? totals(statement, database, now) : List.<Answer.Coarser>of();
        return new Answer(statement.question(), rows, total, totals, clock.instant());
    }

    private List<Answer.Coarser> totals(Statement statement, Database database, Planner now) {
        var resolved = statement.question().resolved();
        return Jobs.grains(resolved).stream()
                .map(groups -> new Answer.Coarser(
                        groups.stream().map(ResolvedQuery.Group::key).toList(),
                        database.run(
                                compiler.compile(now.plan(resolved.totalledBy(groups, reader.maximumRowLimit()))))))
                .toList();
    }

    /** Why a query is computed as it is. */
    public Several<Explanation> explain(Request request) {
        return each(request, (query, now) -> Explanation.of(statement(query, now), compiler));
    }

    /** Which members can be added to those of a query. */
    public Compatibility compatible(List<String> measures, List<String> dimensions) {
        return Compatibility.of(measures, dimensions, planner.get(), reader);
    }
}
