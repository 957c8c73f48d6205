package dev.cuboid.observation;

import dev.cuboid.engine.Journal;
import dev.cuboid.engine.Journal.Stage;
import dev.cuboid.engine.Question;
import dev.cuboid.engine.Served.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Counts and times requests. Thread-safe. */
public final class Metrics implements Observer {
    private static final Duration[] BUCKETS = {
        Duration.ofNanos(100_000),
        Duration.ofNanos(500_000),
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5)
    };
    private static final int MOST_CUBES = 500;
    private static final String NONE = "none";
    private static final Stage[] STAGES = Stage.values();

    private final MeterRegistry registry;
    private final CubeLabel cubes = new CubeLabel(MOST_CUBES);
    // Looked up by ourselves: the registry sorts and merges labels each time it is asked for a meter.
    private final Map<Answered, RequestMeters> requests = new ConcurrentHashMap<>();
    private final Map<StageOf, Timer> stages = new ConcurrentHashMap<>();
    private final Map<CubeOf, CubeMeters> byCube = new ConcurrentHashMap<>();
    private final Map<VerdictOf, Counter> verdicts = new ConcurrentHashMap<>();
    private final Map<String, Counter> errors = new ConcurrentHashMap<>();

    private record Answered(String method, String route, int status) {}

    private record StageOf(Stage stage, String dataSource) {}

    private record CubeOf(String dataSource, String cube) {}

    private record VerdictOf(Verdict verdict, CubeOf cube) {}

    private record RequestMeters(Timer time, Counter bytes) {}

    private record CubeMeters(Counter rows, Counter bytes, Timer database) {}

    Metrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public FinishedRequest finished(FinishedRequest request) {
        var journal = request.journal();
        var meters = requests.computeIfAbsent(
                new Answered(request.method(), request.route(), request.status()), this::requestMeters);
        meters.time().record(request.nanos(), TimeUnit.NANOSECONDS);
        meters.bytes().increment(request.bytes());
        journal.error()
                .ifPresent(code ->
                        errors.computeIfAbsent(code.id(), this::errorCounter).increment());
        if (journal.subjects().isEmpty()) {
            stages(journal, NONE);
        } else {
            var question = journal.subjects().getFirst().question();
            stages(journal, question.dataSource());
            query(request, question);
        }
        return request;
    }

    private void stages(Journal journal, String dataSource) {
        for (var stage : STAGES) {
            if (journal.passed(stage)) {
                stages.computeIfAbsent(new StageOf(stage, dataSource), this::stageTimer)
                        .record(journal.spent(stage), TimeUnit.NANOSECONDS);
            }
        }
    }

    /** Only what was looked for in the cache or the database. */
    private void query(FinishedRequest request, Question question) {
        var journal = request.journal();
        if (journal.verdict().isEmpty() && !journal.passed(Stage.DATABASE)) {
            return;
        }
        var cube = new CubeOf(question.dataSource(), cubes.of(question));
        var meters = byCube.computeIfAbsent(cube, this::cubeMeters);
        meters.rows().increment(journal.rows());
        meters.bytes().increment(request.bytes());
        if (journal.passed(Stage.DATABASE)) {
            meters.database().record(journal.spent(Stage.DATABASE), TimeUnit.NANOSECONDS);
        }
        journal.verdict()
                .ifPresent(verdict -> verdicts.computeIfAbsent(new VerdictOf(verdict, cube), this::verdictCounter)
                        .increment());
    }

    private RequestMeters requestMeters(Answered answered) {
        var status = Integer.toString(answered.status());
        return new RequestMeters(
                Timer.builder("cuboid.requests")
                        .description("Requests, from their arrival to the last byte of the answer")
                        .tags("method", answered.method(), "route", answered.route(), "status", status)
                        .serviceLevelObjectives(BUCKETS)
                        .register(registry),
                Counter.builder("cuboid.response.bytes")
                        .description("Bytes of answers' bodies")
                        .tags("method", answered.method(), "route", answered.route(), "status", status)
                        .register(registry));
    }

    private Timer stageTimer(StageOf of) {
        return Timer.builder("cuboid.stage")
                .description("Time of requests by stage")
                .tags("stage", of.stage().text(), "data_source", of.dataSource())
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    private CubeMeters cubeMeters(CubeOf of) {
        return new CubeMeters(
                counter("cuboid.query.rows", "Rows of results", of),
                counter("cuboid.query.bytes", "Bytes of results", of),
                Timer.builder("cuboid.query.database")
                        .description("Time for which queries waited for the database's rows")
                        .tags("data_source", of.dataSource(), "cube", of.cube())
                        .register(registry));
    }

    private Counter counter(String name, String description, CubeOf of) {
        return Counter.builder(name)
                .description(description)
                .tags("data_source", of.dataSource(), "cube", of.cube())
                .register(registry);
    }

    private Counter verdictCounter(VerdictOf of) {
        return Counter.builder("cuboid.cache.answers")
                .description("Queries by where their answer came from")
                .tags("verdict", of.verdict().name().toLowerCase(Locale.ROOT))
                .tags("data_source", of.cube().dataSource(), "cube", of.cube().cube())
                .register(registry);
    }

    private Counter errorCounter(String code) {
        return Counter.builder("cuboid.errors")
                .description("Requests that were refused or failed")
                .tags("code", code)
                .register(registry);
    }

    @Override
    public void close() {
        // the registry is closed by whoever made it
    }
}
