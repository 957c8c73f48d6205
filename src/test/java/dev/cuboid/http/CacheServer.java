package dev.cuboid.http;

import static org.awaitility.Awaitility.await;

import dev.cuboid.TestDatabase;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A server whose data, refresh keys and time the test holds in its hands. A locked table makes each statement that reads it slow
 * for as long as the test likes.
 */
final class CacheServer implements AutoCloseable {
    static final Instant START = Instant.parse("2026-11-22T15:00:00Z");

    private static final String MODEL = """
            cubes:
              - name: versioned
                sql_table: data
                refresh_key: {sql: SELECT version FROM versions, every: 1 minute}
                measures: [{name: sum, type: sum, sql: amount}]
                dimensions: [{name: amount, type: number, sql: amount, primary_key: true, public: true}]
              - name: hourly
                sql_table: data
                refresh_key: {every: 1 hour}
                measures: [{name: sum, type: sum, sql: amount}]
                dimensions:
                  - {name: amount, type: number, sql: amount, primary_key: true, public: true}
                  - {name: at, type: time, sql: "cast('2026-01-01T00:00Z' as timestamptz)"}
              - name: usual
                sql_table: data
                measures: [{name: sum, type: sum, sql: amount}]
              - name: daily
                sql_table: data
                refresh_key: {every: 1 day}
                measures: [{name: sum, type: sum, sql: amount}]
              - name: immutable
                sql_table: data
                refresh_key: {immutable: true}
                measures: [{name: sum, type: sum, sql: amount}]
              - name: elsewhere
                sql_table: versions
                measures: [{name: sum, type: sum, sql: version}]
              - name: pair
                sql_table: data
                refresh_key: {sql: "SELECT 1, changed_at FROM versions", every: 1 minute}
                measures: [{name: sum, type: sum, sql: amount}]
            """;

    private final TestDatabase database = TestDatabase.create();
    private final SteppedClock clock = new SteppedClock(START);
    private final ExecutorService others = Executors.newVirtualThreadPerTaskExecutor();
    private final SampleServer server;
    private Connection lock;

    private CacheServer(Path folder, String... settings) throws Exception {
        Files.writeString(folder.resolve("model.yml"), MODEL);
        var all = new String[settings.length + 2];
        all[0] = "--cuboid.model-folder=" + folder;
        all[1] = "--cuboid.continue-wait=300ms";
        System.arraycopy(settings, 0, all, 2, settings.length);
        reset();
        server = SampleServer.start(database, clock, all);
        lock = database.connect();
    }

    static CacheServer start(Path folder, String... settings) throws Exception {
        return new CacheServer(folder, settings);
    }

    /** The data of the beginning: a sum of 1, and the first version. */
    private void reset() throws Exception {
        database.run("""
                CREATE TABLE data (amount bigint);
                CREATE TABLE versions (version int, changed_at timestamptz);
                INSERT INTO data VALUES (1);
                INSERT INTO versions VALUES (1, '2026-11-22 15:00:00.000001Z');
                """);
    }

    /** Everything as in the beginning, and all that is kept out of date; the time goes on. */
    void anew() throws Exception {
        unlock();
        await().until(() -> statementsWaiting() == 0);
        run("DROP TABLE IF EXISTS data, versions");
        reset();
        run("UPDATE versions SET version = " + clock.instant().getEpochSecond());
        pass(Duration.ofHours(25));
    }

    void run(String sql) throws Exception {
        database.run(sql);
    }

    void pass(Duration time) {
        clock.pass(time);
    }

    Instant now() {
        return clock.instant();
    }

    void lock(String table) throws Exception {
        lock.setAutoCommit(false);
        locked("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
    }

    /** Runs what the lock's owner may do to a table that nobody else can touch. */
    void locked(String sql) throws Exception {
        try (var statement = lock.createStatement()) {
            statement.execute(sql);
        }
    }

    void unlock() throws Exception {
        if (!lock.getAutoCommit()) {
            lock.commit();
            lock.setAutoCommit(true);
        }
    }

    int statementsWaiting() throws Exception {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM pg_stat_activity"
                        + " WHERE wait_event_type = 'Lock' AND datname = current_database()")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    static String sumOf(String cube) {
        return "{\"measures\":[\"%s.sum\"]}".formatted(cube);
    }

    /** By GET, with the mode in the address, and headers by twos. */
    HttpResponse<String> load(String query, String mode, String... headers) throws Exception {
        var path = "/cubejs-api/v1/load?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)
                + (mode.isEmpty() ? "" : "&cache=" + mode);
        return get(path, headers);
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        var request = server.request(path).header("Authorization", SampleServer.token("{}"));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return server.send(request);
    }

    HttpResponse<String> post(String body) throws Exception {
        return post(body, "");
    }

    HttpResponse<String> post(String body, String parameters) throws Exception {
        return server.send(server.request("/cubejs-api/v1/load" + parameters)
                .header("Authorization", SampleServer.token("{}"))
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> delete(String path) throws Exception {
        return server.send(server.request(path)
                .header("Authorization", SampleServer.token("{}"))
                .DELETE());
    }

    Future<HttpResponse<String>> loading(String query, String mode, String... headers) {
        return others.submit(() -> load(query, mode, headers));
    }

    Future<HttpResponse<String>> exporting(String query) {
        return others.submit(
                () -> get("/cubejs-api/v1/export?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)));
    }

    @Override
    public void close() throws Exception {
        lock.close();
        server.close();
        others.close();
    }
}
