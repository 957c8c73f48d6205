package dev.cuboid.http;

import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Asks a server for files. */
record ExportClient(SampleServer server, HttpClient http) {
    static final String ALL_ODD = """
            {"dimensions": ["Odd.id", "Odd.text", "Odd.big", "Odd.price", "Odd.exact", "Odd.ratio", "Odd.truth", "Odd.at", "Odd.wall"],
             "ungrouped": true, "order": {"Odd.id": "asc"}}""";
    static final String ALL_MANY = "{\"dimensions\": [\"Many.id\", \"Many.text\"], \"ungrouped\": true, \"order\": []}";

    static ExportClient of(SampleServer server) {
        return new ExportClient(server, HttpClient.newHttpClient());
    }

    HttpRequest.Builder request(String options, String query) {
        return server.request("/cubejs-api/v1/export?" + options + "&query="
                        + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .header("Authorization", SampleServer.token("{}"));
    }

    HttpResponse<byte[]> whole(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    String text(String options, String query) throws Exception {
        return new String(whole(request(options, query)).body(), StandardCharsets.UTF_8);
    }

    /** Of an answer that is taken slowly: nothing is read before the test does. */
    HttpResponse<InputStream> flowing(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofInputStream());
    }
}
