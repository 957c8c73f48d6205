package dev.cuboid.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the body of {@code /meta} travels: packed for those who take it, and not again for those who have it. */
@TestInstance(Lifecycle.PER_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
class MetaTransferTest {
    private static final String META = "/cubejs-api/v1/meta";

    private final HttpClient client = HttpClient.newHttpClient();
    private SampleServer server;

    @BeforeAll
    void start() {
        server = SampleServer.start(TestDatabase.create());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br, GZIP;q=0.5", "deflate,gzip , br"})
    void a_packed_body_says_the_same(String accepted) throws Exception {
        var plain = get(META);
        var packed = get(META, "Accept-Encoding", accepted);
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(packed.headers().allValues("Vary")).contains("Accept-Encoding");
        assertThat(packed.body()).hasSizeLessThan(plain.body().length / 2);
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(unpacked.readAllBytes()).isEqualTo(plain.body());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "br", "gzip;q=0", "gzip; q=0.000, br"})
    void who_does_not_take_gzip_gets_none(String accepted) throws Exception {
        assertThat(get(META, "Accept-Encoding", accepted).headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void who_has_the_body_already_does_not_get_it_again() throws Exception {
        var tag = tag(get(META));
        for (var known : new String[] {tag, "W/" + tag, "\"other\", " + tag, "*"}) {
            var again = get(META, "If-None-Match", known);
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(tag(again)).isEqualTo(tag);
        }
        assertThat(get(META, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    }

    @Test
    void each_form_of_the_body_has_a_tag_of_its_own() throws Exception {
        var tags = new String[] {
            tag(get(META)),
            tag(get(META, "Accept-Encoding", "gzip")),
            tag(get(META + "?extended")),
            tag(get(META + "?extended", "Accept-Encoding", "gzip")),
            tag(get(META + "?onlyViews=true"))
        };
        assertThat(tags).doesNotHaveDuplicates();
        assertThat(tag(get(META + "?extended=true"))).isEqualTo(tags[2]);
    }

    @Test
    void having_the_body_is_no_token() throws Exception {
        var answer = server.send(server.request(META).header("If-None-Match", tag(get(META))));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("ETag")).isEmpty();
        assertThat(answer.body()).isEqualTo("{\"error\":\"Authorization header isn't set\"}");
    }

    private static String tag(HttpResponse<?> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        var request = server.request(path).header("Authorization", SampleServer.token("{}"));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
