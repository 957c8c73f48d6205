package dev.cuboid.observation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.engine.Journal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RequestLogTest {
    private static final RequestLog.Rules JSON = new RequestLog.Rules(true, true, false, Duration.ZERO);
    private static final RequestLog.Rules TEXT = new RequestLog.Rules(true, false, false, Duration.ZERO);
    private static final RequestLog.Rules OFF = new RequestLog.Rules(false, true, false, Duration.ZERO);

    private final Pipe out = new Pipe();

    /** Where lines go; it can be stopped up. */
    private static final class Pipe extends OutputStream {
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);

        @Override
        public void write(int single) {
            throw new UnsupportedOperationException("lines are written whole");
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            reached.countDown();
            try {
                open.await();
            } catch (InterruptedException interrupted) {
                throw new IOException(interrupted);
            }
            written.write(bytes, from, length);
        }

        private String text() {
            return written.toString(StandardCharsets.UTF_8);
        }
    }

    @Test
    void a_log_that_cannot_be_written_holds_no_request_up_and_tells_what_it_dropped() throws Exception {
        try (var log = new RequestLog(JSON, out, 2)) {
            log.finished(request("being written", "/cubejs-api/v1/load", 200));
            out.reached.await();
            for (int i = 1; i <= 5; i++) {
                log.finished(request("waiting " + i, "/cubejs-api/v1/load", 200));
            }
            assertThat(log.dropped()).isEqualTo(3);
            out.open.countDown();
        }

        assertThat(out.text().lines())
                .hasSize(4)
                .anyMatch(line -> line.contains("\"waiting 2\""))
                .noneMatch(line -> line.contains("\"waiting 3\""))
                .anyMatch(line -> line.contains("\"log lines dropped\"") && line.endsWith("\"lines\":3}"));
    }

    @Test
    void what_a_caller_sends_cannot_break_a_line() {
        out.open.countDown();
        var id = "a\"b\\c\u0007 \u00e4 \ud83d\ude00 </script>";
        try (var log = new RequestLog(JSON, out)) {
            log.finished(request(id, "/cubejs-api/v1/load", 200));
        }

        var line = JsonMapper.shared().readTree(out.text());
        assertThat(line.path("request_id").asString()).isEqualTo(id);
    }

    @Test
    void lines_for_people_are_one_line_each() {
        out.open.countDown();
        try (var log = new RequestLog(TEXT, out)) {
            log.finished(request("a\nb", "/cubejs-api/v1/load", 200));
        }

        assertThat(out.text().lines())
                .singleElement()
                .asString()
                .matches(
                        "\\d\\d:\\d\\d:\\d\\d\\.\\d{3} INFO  200 GET /cubejs-api/v1/load 1\\.234 ms, 17 bytes \\[a\\?b]");
    }

    @Test
    void health_that_is_good_is_not_worth_a_line() {
        out.open.countDown();
        try (var log = new RequestLog(JSON, out)) {
            log.finished(request("good", "/readyz", 200));
            log.finished(request("bad", "/readyz", 500));
        }

        assertThat(out.text()).doesNotContain("good").contains("bad");
    }

    @Test
    void a_log_that_is_switched_off_writes_nothing() {
        out.open.countDown();
        try (var log = new RequestLog(OFF, out)) {
            log.finished(request("any", "/cubejs-api/v1/load", 200));
        }

        assertThat(out.text()).isEmpty();
    }

    private static FinishedRequest request(String id, String route, int status) {
        return new FinishedRequest(new Journal(id), "GET", route, status, 17, Instant.EPOCH, 1_234_567, "", "");
    }
}
