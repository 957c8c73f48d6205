package dev.cuboid.engine;

import dev.cuboid.cache.Fingerprint;
import dev.cuboid.cache.Freshness;
import dev.cuboid.cache.Job;
import dev.cuboid.cache.Result;
import dev.cuboid.cache.Result.Section;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.encode.JsonRows;
import dev.cuboid.encode.RowLayout.Shape;
import dev.cuboid.engine.Run.Outcome;
import dev.cuboid.execution.Cancellation;
import dev.cuboid.execution.Database;
import dev.cuboid.execution.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs jobs in the database that they name. */
final class DatabaseSource implements JobSource {
    private final Databases databases;
    private final Freshness freshness;
    private final long mostBytes;
    private final InstantSource clock;

    /** @param mostBytes of one result that are kept in memory; larger ones flow */
    DatabaseSource(Databases databases, Freshness freshness, long mostBytes, InstantSource clock) {
        this.databases = databases;
        this.freshness = freshness;
        this.mostBytes = mostBytes;
        this.clock = clock;
    }

    /** What one run has read so far. */
    private static final class Progress {
        private final Cancellation cancellation;
        private final Instant readAt;
        private final Stopwatch watch = new Stopwatch();
        private final List<Section> sections = new ArrayList<>();
        private @Nullable Flow flow;
        private Flow.Ending ending = new Flow.Ending(false, List.of(), List.of());

        private Progress(Cancellation cancellation, Instant readAt) {
            this.cancellation = cancellation;
            this.readAt = readAt;
        }
    }

    @Override
    public Produced produce(Order order, Consumer<Outcome.Overflowing> overflowing, Consumer<Run.Spent> spending)
            throws IOException {
        var job = order.job();
        var asker = order.asker();
        var keyValues = order.asksKeys() ? freshness.valuesNow(job, asker) : freshness.valuesKnown(job);
        order.reading().run();
        var progress = new Progress(asker.cancellation(), clock.instant());
        Consumer<Outcome.Overflowing> told = overflow -> {
            spending.accept(progress.watch.spent());
            overflowing.accept(overflow);
        };
        try {
            databases
                    .named(job.dataSource())
                    .read(new Database.Visit(asker.caller(), extent(job), asker.cancellation()), session -> {
                        progress.watch.turn(session);
                        for (var reading : job.readings()) {
                            boolean last =
                                    progress.sections.size() == job.readings().size() - 1;
                            read(session, reading, progress, last ? told : DatabaseSource::refuseTotals);
                        }
                        progress.watch.worked();
                    });
            spending.accept(progress.watch.spent());
        } catch (RuntimeException | Error failed) {
            spending.accept(progress.watch.spent());
            if (progress.flow == null) {
                throw failed;
            }
            progress.flow.fail(failed instanceof RuntimeException ours ? ours : new IllegalStateException(failed));
            return new Produced.Flowed();
        }
        if (progress.flow != null) {
            progress.flow.end(progress.ending);
            return new Produced.Flowed();
        }
        return new Produced.Whole(
                new Result(progress.sections, progress.readAt, keyValues, fingerprint(progress.sections)));
    }

    /** Of all that an answer tells of the sections: rows that were cut off differ from equal ones that are all there are. */
    private static String fingerprint(List<Section> sections) {
        var told = new ArrayList<byte[]>();
        for (var section : sections) {
            told.add(section.bytes());
            told.add((section.truncated() + " " + section.columns()).getBytes(StandardCharsets.UTF_8));
        }
        return Fingerprint.of(told);
    }

    private void read(
            Session session, Job.Reading reading, Progress progress, Consumer<Outcome.Overflowing> overflowing)
            throws SQLException, IOException {
        var gathering = new Gathering(mostBytes, () -> {
            refuseColumnar(reading);
            var flow = new Flow(progress.cancellation);
            overflowing.accept(new Outcome.Overflowing(flow, progress.readAt));
            progress.flow = flow;
            return flow.entrance();
        });
        var rows = new JsonRows(reading.layout(), gathering);
        session.read(reading.sql(), rows);
        progress.ending = new Flow.Ending(rows.truncated(), rows.columns(), progress.sections);
        progress.sections.add(new Section(gathering.bytes(), rows.rows(), rows.truncated(), rows.columns()));
    }

    /** Totals stand beside the rows and do not flow. */
    private static void refuseTotals(Outcome.Overflowing tooLarge) {
        throw new Rejected(Diagnostic.of(
                        ErrorCode.RESULT_TOO_LARGE,
                        new Location.InQuery("/totals"),
                        "the totals are too large to be held in memory")
                .hint("fewer dimensions give fewer of them; `cuboid.largest-result` allows more"));
    }

    /** A column is whole only after the last row. */
    private static void refuseColumnar(Job.Reading reading) {
        if (reading.layout().shape() == Shape.COLUMNAR) {
            throw new Rejected(Diagnostic.of(
                            ErrorCode.RESULT_TOO_LARGE,
                            new Location.InQuery("/responseFormat"),
                            "the result is too large for the response format `columnar`, which has to be held in memory")
                    .hint("`compact` is written row by row, and so is everything that `/v1/export` gives"));
        }
    }

    private static Database.Extent extent(Job job) {
        if (job.readings().size() > 1) {
            return Database.Extent.SNAPSHOT;
        }
        return job.readings().getFirst().layout().mostRows() <= Session.PAGE
                ? Database.Extent.PAGE
                : Database.Extent.CURSOR;
    }
}
