package dev.cuboid.proof;

import dev.cuboid.Application;
import dev.cuboid.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole server on any free port, asked over HTTP as a client would. */
final class HttpConformanceServer implements ConformanceServer, AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final HttpClient client = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;

    HttpConformanceServer(TestDatabase database, Path modelFolder) {
        this.context = new SpringApplicationBuilder(Application.class)
                .run(
                        "--server.port=0",
                        "--cuboid.development-mode=true",
                        "--cuboid.model-folder=" + modelFolder,
                        "--cuboid.database.type=postgres",
                        "--cuboid.database.url=" + database.url(),
                        "--cuboid.database.user=" + database.user(),
                        "--cuboid.database.password=" + database.password());
    }

    @Override
    public Reply load(JsonNode query) {
        var body = JSON.createObjectNode();
        body.set("query", query);
        if (isSeveral(query)) {
            body.put("queryType", "multi");
        }
        try {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/cubejs-api/v1/load"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Reply(answer.statusCode(), JSON.readTree(answer.body()), answer.body());
        } catch (IOException failed) {
            throw new IllegalStateException("no answer to " + query, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static boolean isSeveral(JsonNode query) {
        return query.isArray()
                || query.path("timeDimensions").valueStream().anyMatch(time -> time.has("compareDateRange"));
    }

    private int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
