package dev.cuboid.engine;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.encode.FileLayout;
import dev.cuboid.encode.FileRows;
import dev.cuboid.execution.Cancellation;
import dev.cuboid.execution.Database;
import dev.cuboid.execution.Database.Extent;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The exports that run now, each on a thread of its own that reads and encodes while the caller's thread sends. Nothing of them
 * is kept or shared. Thread-safe.
 */
final class Exports implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Exports.class);

    private final Databases databases;
    private final Set<Running> running = ConcurrentHashMap.newKeySet();

    private record Running(String caller, String requestId, Cancellation cancellation) {}

    Exports(Databases databases) {
        this.databases = databases;
    }

    Export begin(PreparedExport prepared, FileLayout layout, String caller, Journal journal) {
        var database = databases.named(prepared.question().dataSource());
        var one = new Running(caller, journal.requestId(), new Cancellation());
        var flow = new Flow(one.cancellation());
        var spent = new AtomicReference<>(Run.Spent.NOTHING);
        running.add(one);
        Thread.ofVirtual().name("export").start(() -> {
            try {
                read(prepared, layout, database, one, flow, spent);
            } catch (IOException nobodyReads) {
                LOG.debug("an export was not read to its end", nobodyReads);
            } catch (RuntimeException | Error failure) {
                LOG.error("an export failed", failure);
                flow.fail(new IllegalStateException("an export failed", failure));
            } finally {
                running.remove(one);
            }
        });
        return new Export(flow, journal, spent::get, one.cancellation()::cancel);
    }

    /** False if no export of this caller has this id. */
    boolean cancel(String caller, String requestId) {
        boolean found = false;
        for (var one : running) {
            if (one.caller().equals(caller) && one.requestId().equals(requestId)) {
                one.cancellation().cancel();
                found = true;
            }
        }
        return found;
    }

    int size() {
        return running.size();
    }

    @Override
    public void close() {
        running.forEach(one -> one.cancellation().cancel());
    }

    private static void read(
            PreparedExport prepared,
            FileLayout layout,
            Database database,
            Running one,
            Flow flow,
            AtomicReference<Run.Spent> spent)
            throws IOException {
        var watch = new Stopwatch();
        try (var rows = layout.rows(flow.entrance())) {
            try {
                var visit = new Database.Visit(one.caller(), Extent.EXPORT, one.cancellation());
                var sink = new BoundedRows(rows, prepared.mostRows(), () -> spent.set(watch.spent()));
                database.read(visit, session -> {
                    watch.turn(session);
                    session.read(prepared.sql(), sink);
                    watch.worked();
                });
                spent.set(watch.spent());
                flow.end(new Flow.Ending(false, List.of(), List.of()));
            } catch (Rejected failed) {
                spent.set(watch.spent());
                breakOff(rows, flow, failed);
                flow.fail(failed);
            }
        }
    }

    /** A file of which nothing has gone out yet is not begun: its failure has a status instead. */
    private static void breakOff(FileRows rows, Flow flow, Rejected failed) throws IOException {
        if (flow.isBegun()) {
            rows.breakOff(failed.diagnostics().stream().map(Diagnostic::message).collect(Collectors.joining("\n")));
        }
    }
}
