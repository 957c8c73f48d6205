package dev.cuboid.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.TestDatabase;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server in development mode whose model folder changes under it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HotReloadTest {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    private void write(String measure) throws IOException {
        // moved into place whole: a file that is half written is a change of its own
        var written = Files.writeString(elsewhere.resolve("model.yml"), """
                cubes:
                  - name: orders
                    sql_table: orders
                    measures:
                      - name: %s
                        type: count
                """.formatted(measure));
        Files.move(written, folder.resolve("model.yml"), StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void changes_are_served_and_broken_ones_are_told_while_the_last_good_model_is_served() throws Exception {
        write("before");
        try (var server = SampleServer.start(
                TestDatabase.create(), "--cuboid.development-mode=true", "--cuboid.model-folder=" + folder)) {
            assertThat(meta(server).body()).contains("orders.before");

            write("after");
            var changed = await(server, answer -> answer.body().contains("orders.after"));
            assertThat(changed.headers().firstValue("x-cuboid-model")).isEmpty();

            write("no name");
            var stale = await(
                    server,
                    answer -> answer.headers().firstValue("x-cuboid-model").isPresent());
            assertThat(stale.headers().firstValue("x-cuboid-model")).contains("stale; problems=1");
            assertThat(stale.body()).contains("orders.after");
            var ready = server.send(server.request("/readyz"));
            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(ready.body())
                    .startsWith(
                            "{\"health\":\"HEALTH\",\"model\":{\"state\":\"stale\",\"problems\":[\"M201 model.yml:5:");

            write("again");
            await(server, answer -> answer.body().contains("orders.again"));
            assertThat(server.send(server.request("/readyz")).body()).isEqualTo("{\"health\":\"HEALTH\"}");
        }
    }

    private static HttpResponse<String> meta(SampleServer server) throws IOException, InterruptedException {
        return server.send(server.request("/cubejs-api/v1/meta"));
    }

    private static HttpResponse<String> await(SampleServer server, Predicate<HttpResponse<String>> wanted)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        var answer = meta(server);
        while (!wanted.test(answer) && System.nanoTime() < end) {
            answer = meta(server);
        }
        assertThat(wanted.test(answer)).as(answer.body()).isTrue();
        return answer;
    }
}
