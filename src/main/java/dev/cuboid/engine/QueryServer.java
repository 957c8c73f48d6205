package dev.cuboid.engine;

import dev.cuboid.access.SecurityContext;
import dev.cuboid.cache.Freshness;
import dev.cuboid.cache.KeyValues;
import dev.cuboid.cache.KeyValues.Asker;
import dev.cuboid.cache.RefreshKey.Asked;
import dev.cuboid.cache.ResultStore;
import dev.cuboid.cache.Schedules;
import dev.cuboid.cache.SharedResults;
import dev.cuboid.encode.FileLayout;
import dev.cuboid.execution.Database;
import dev.cuboid.sql.SqlText;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Answers many callers at once: from the cache, or by one run for all who ask the same. Thread-safe. */
public final class QueryServer implements AutoCloseable {
    private final Runs runs;
    private final Serving serving;
    private final ResultStore store;
    private final Exports exports;
    private final Optional<KeptResults.Others> others;

    /**
     * What is kept, and for how long.
     *
     * @param cacheBytes of results in memory; 0 keeps none
     * @param cacheExpiry after which a result is dropped even if nothing says that it changed
     * @param largestResult bytes of one result that may be held in memory; larger ones are passed through
     * @param returnPatience how long one who was told to ask again is waited for
     * @param shared with other nodes
     */
    public record Limits(
            long cacheBytes,
            Duration cacheExpiry,
            long largestResult,
            Duration returnPatience,
            Optional<SharedResults> shared) {}

    /** @param bytes of {@code results} results in memory, roughly; {@code mostBytes} at most */
    public record Kept(long results, long bytes, long mostBytes) {}

    public QueryServer(Databases databases, Limits limits, Schedules schedules, InstantSource clock) {
        var values = new KeyValues((key, asker) -> keyText(databases, key, asker), clock);
        var freshness = new Freshness(schedules, values);
        this.store = new ResultStore(limits.cacheBytes(), limits.cacheExpiry(), clock);
        this.others = limits.shared().map(results -> new KeptResults.Others(results, SharedKeys.asking(databases)));
        var own = new DatabaseSource(databases, freshness, limits.largestResult(), clock);
        var source = others.<JobSource>map(all -> new SharedSource(own, all, freshness, databases.longestRun(), clock))
                .orElse(own);
        this.runs = new Runs(source, store, freshness, clock, limits.returnPatience());
        this.exports = new Exports(databases);
        this.serving = new Serving(new KeptResults(store, freshness, others, clock), freshness, runs, clock);
    }

    /**
     * One answer for each query of a request, or {@link Served.NotYet} alone; the parts run side by side. What goes wrong is
     * {@link dev.cuboid.diagnostic.Rejected}.
     */
    public List<Served> serve(Prepared prepared, Ask ask) {
        return serving.serve(prepared.parts().stream().map(Prepared.Part::job).toList(), ask);
    }

    /**
     * Begins to read all rows of a query; the caller has to close what he gets.
     *
     * @param journal of the request by whose id the export can be cancelled
     */
    public Export export(PreparedExport prepared, FileLayout layout, SecurityContext who, Journal journal) {
        return exports.begin(prepared, layout, who.caller(), journal);
    }

    /**
     * Ends the waiting of a caller's request, and its run if nobody else waits; false if no such request waits. Ends
     * an export wherever it is.
     */
    public boolean cancel(SecurityContext who, String requestId) {
        return runs.cancel(who.caller(), requestId) | exports.cancel(who.caller(), requestId);
    }

    /** How many jobs run or wait for their turn now. */
    public int running() {
        return runs.size() + exports.size();
    }

    /** What is kept now. */
    public Kept kept() {
        return new Kept(store.entries(), store.bytes(), store.mostBytes());
    }

    /** How the sharing of results with other nodes goes; empty if there are none. */
    public Optional<SharedResults.State> shared() {
        return others.map(KeptResults.Others::state);
    }

    /** Cancels what runs. */
    @Override
    public void close() {
        runs.close();
        exports.close();
    }

    private static String keyText(Databases databases, Asked key, Asker asker) {
        var text = new KeyText();
        var visit = new Database.Visit(asker.caller(), Database.Extent.CURSOR, asker.cancellation());
        try {
            databases
                    .named(key.dataSource())
                    .read(visit, session -> session.read(new SqlText(key.sql(), List.of(), List.of()), text));
        } catch (IOException impossible) {
            throw new IllegalStateException("a text in memory cannot fail", impossible);
        }
        return text.text();
    }
}
