package dev.cuboid.config;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import dev.cuboid.model.Cube;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.model.ValueType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a server does in its first moments, done for a Java that takes notes of it (its AOT cache), so that later starts need
 * not work it out again. It asks the server on its own port for queries that its model allows. No database is needed: those
 * that would run are refused where there is none.
 *
 * @param token a signed one
 */
record Rehearsal(int port, String token, SemanticModel model) {
    private static final int ROUNDS = 150;
    private static final int LOADS = 1;
    private static final String API = "/cubejs-api/v1/";

    static String token(String secret) throws JOSEException {
        var token = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload("{\"sub\":\"rehearsal\"}"));
        token.sign(new MACSigner(secret));
        return token.serialize();
    }

    /** How often each status came, by route. */
    Map<String, Integer> play() throws IOException {
        var statuses = new LinkedHashMap<String, Integer>();
        for (int round = 0; round < ROUNDS; round++) {
            count(statuses, "meta", ask("GET", API + "meta", ""));
            for (var query : queries().toList()) {
                count(statuses, "sql", ask("POST", API + "sql", query));
                if (round < LOADS) {
                    count(statuses, "load", ask("POST", API + "load", query));
                }
            }
        }
        return statuses;
    }

    private static void count(Map<String, Integer> statuses, String route, int status) {
        statuses.merge(route + " " + status, 1, Integer::sum);
    }

    private Stream<String> queries() {
        return model.cubes().stream()
                .filter(cube -> cube.presentation().visible())
                .limit(3)
                .flatMap(Rehearsal::queries);
    }

    /** A measure of a cube by a text, and by day, as far as it has them. */
    private static Stream<String> queries(Cube cube) {
        return cube.measures().stream()
                .filter(measure -> measure.presentation().visible())
                .limit(2)
                .flatMap(measure -> Stream.concat(
                        dimension(cube, ValueType.STRING)
                                .map(text -> """
                                {"query":{"measures":["%s"],"dimensions":["%s"],
                                 "filters":[{"member":"%2$s","operator":"equals","values":["a"]}]}}""".formatted(measure.name().text(), text)),
                        dimension(cube, ValueType.TIME)
                                .map(time -> """
                                {"query":{"measures":["%s"],"timeDimensions":[{"dimension":"%s","granularity":"day",
                                 "dateRange":["2024-01-01","2024-01-31"]}]}}""".formatted(measure.name().text(), time))));
    }

    private static Stream<String> dimension(Cube cube, ValueType type) {
        return cube.dimensions().stream()
                .filter(dimension ->
                        dimension.type() == type && dimension.presentation().visible())
                .limit(1)
                .map(dimension -> dimension.name().text());
    }

    private int ask(String method, String path, String body) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            var head = """
                    %s %s HTTP/1.1
                    Host: localhost
                    Connection: close
                    Authorization: %s
                    Content-Type: application/json
                    Content-Length: %d

                    """.formatted(method, path, token, bytes.length).replace("\n", "\r\n");
            var out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(bytes);
            out.flush();
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
        }
    }
}
