package dev.cuboid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuboid.RestartablePostgres;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LostDatabaseOverHttpTest {
    private static final String QUERY = "?query=%7B%22measures%22%3A%5B%22Users.count%22%5D%7D&cache=no-cache";

    @Test
    void a_kill_during_a_request_gives_a_sentence_and_all_recovers(@TempDir Path folder) throws Exception {
        try (var postgres = new RestartablePostgres(folder.resolve("data"))) {
            postgres.database().run(Files.readString(Path.of("src/test/resources/samples/data.sql")));
            // It commits without waiting for the disk, so a kill soon after could take the tables with it.
            postgres.database().run("CHECKPOINT");
            try (var server = SampleServer.start(postgres.database());
                    var other = Executors.newVirtualThreadPerTaskExecutor()) {
                assertThat(load(server).statusCode()).isEqualTo(200);
                assertThat(ready(server)).isEqualTo(200);
                try (var locking = postgres.database().connect();
                        var lock = locking.createStatement()) {
                    // A request that cannot end before the kill: it waits for the lock.
                    locking.setAutoCommit(false);
                    lock.execute("LOCK TABLE users IN ACCESS EXCLUSIVE MODE");
                    var request = other.submit(() -> load(server));
                    await().until(() -> isWaiting(postgres));
                    postgres.kill();

                    assertThat(request.get().statusCode()).isEqualTo(503);
                    assertThat(request.get().body())
                            .isEqualTo("{\"error\":\"The database of data source `default` cannot be reached;"
                                    + " the query can be asked again later\"}");
                }
                assertThat(load(server).statusCode()).isEqualTo(503);
                assertThat(ready(server)).isEqualTo(500);
                assertThat(server.send(server.request("/livez")).statusCode()).isEqualTo(200);

                postgres.restart();
                await().atMost(Duration.ofSeconds(15)).until(() -> load(server).statusCode() == 200);
                assertThat(ready(server)).isEqualTo(200);
            }
        }
    }

    private static HttpResponse<String> load(SampleServer server) throws Exception {
        return server.send(
                server.request("/cubejs-api/v1/load" + QUERY).header("Authorization", SampleServer.token("{}")));
    }

    private static int ready(SampleServer server) throws Exception {
        return server.send(server.request("/readyz")).statusCode();
    }

    private static boolean isWaiting(RestartablePostgres postgres) throws Exception {
        try (var connection = postgres.database().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT 1 FROM pg_locks WHERE NOT granted")) {
            return rows.next();
        }
    }
}
