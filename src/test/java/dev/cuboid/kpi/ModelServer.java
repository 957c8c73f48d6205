package dev.cuboid.kpi;

import dev.cuboid.Application;
import dev.cuboid.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole server over the model in {@code schema/}, on any free port. */
final class ModelServer implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();

    ModelServer(TestDatabase database) {
        context = new SpringApplicationBuilder(Application.class)
                .run(
                        "--server.port=0",
                        "--cuboid.development-mode=true",
                        "--cuboid.model-folder=schema",
                        "--cuboid.database.type=postgres",
                        "--cuboid.database.url=" + database.url(),
                        "--cuboid.database.user=" + database.user(),
                        "--cuboid.database.password=" + database.password());
    }

    /** What {@code /load} answers to a query; an answer that is none fails. */
    JsonNode load(String query) {
        return post("load", query);
    }

    JsonNode sql(String query) {
        return post("sql", query);
    }

    private JsonNode post(String route, String query) {
        var port = context.getEnvironment().getRequiredProperty("local.server.port");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/cubejs-api/v1/" + route))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"query\":" + query + "}"))
                .build();
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new AssertionError(query + " is answered with " + response.statusCode() + ": " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException failed) {
            throw new AssertionError(query, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(query, stopped);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
