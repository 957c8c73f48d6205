package dev.cuboid.engine;

import dev.cuboid.cache.Job;
import dev.cuboid.query.Asked.QueryType;
import dev.cuboid.query.Pattern;
import dev.cuboid.query.Query;
import dev.cuboid.sql.SqlCompiler;
import dev.cuboid.sql.SqlText;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All that queries of one pattern have in common, with their values left open. Thread-safe. */
final class Template {
    private final Planned planned;
    private final ConcurrentHashMap<Answering, Prepared.Part> parts = new ConcurrentHashMap<>();
    private volatile @Nullable SqlText statement;

    /** What of a request decides about its answer beside the query. */
    record Answering(QueryType type, boolean castNumerics) {}

    Template(Planned planned) {
        this.planned = planned;
    }

    /** Empty if a value is not what its member needs. */
    Optional<Statement> statement(Query query, Pattern pattern, SqlCompiler compiler) {
        var open = statement;
        if (open == null) {
            open = compiler.compile(planned.plan());
            statement = open;
        }
        return open.closed(pattern).map(sql -> new Statement(question(query), planned.plan(), sql));
    }

    /** Empty if a value is not what its member needs. */
    Optional<Prepared.Part> part(Query query, Pattern pattern, Answering answering, Jobs jobs) {
        var open = parts.get(answering);
        if (open == null) {
            open = jobs.of(planned, answering.type(), answering.castNumerics());
            parts.put(answering, open);
        }
        var readings = new ArrayList<Job.Reading>(open.job().readings().size());
        for (var reading : open.job().readings()) {
            var sql = reading.sql().closed(pattern);
            if (sql.isEmpty()) {
                return Optional.empty();
            }
            readings.add(new Job.Reading(sql.get(), reading.layout()));
        }
        var job = new Job(open.job().dataSource(), readings, open.job().refreshKeys());
        return Optional.of(new Prepared.Part(question(query), job, open.totals()));
    }

    private Question question(Query query) {
        var first = planned.question();
        return new Question(first.model(), query, first.resolved(), first.dataSource());
    }
}
