package dev.cuboid.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import dev.cuboid.Application;
import dev.cuboid.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The whole server in production mode over the samples' model, on any free port, at the time of the samples. */
final class SampleServer implements AutoCloseable {
    static final String SECRET = "the secret of the samples, longer than 32 bytes";

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();

    private SampleServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static SampleServer start(TestDatabase database, String... more) {
        return start(database, Clock.fixed(Instant.parse("2026-11-22T15:00:00Z"), ZoneOffset.UTC), more);
    }

    /** At another time. */
    static SampleServer start(TestDatabase database, Clock clock, String... more) {
        var arguments = new String[] {
            "--server.port=0",
            "--cuboid.development-mode=false",
            "--cuboid.secret=" + SECRET,
            "--cuboid.model-folder=src/test/resources/samples/model",
            "--cuboid.database.type=postgres",
            "--cuboid.database.url=" + database.url(),
            "--cuboid.database.user=" + database.user(),
            "--cuboid.database.password=" + database.password()
        };
        // the same argument twice would be a list
        var usual = Arrays.stream(arguments)
                .filter(argument -> Arrays.stream(more).noneMatch(own -> own.startsWith(name(argument))));
        var all = Stream.concat(usual, Arrays.stream(more));
        return new SampleServer(new SpringApplicationBuilder(Application.class)
                .initializers((GenericApplicationContext context) ->
                        context.registerBean("clockOfTheTest", Clock.class, () -> clock, bean -> bean.setPrimary(true)))
                .run(all.toArray(String[]::new)));
    }

    private static String name(String argument) {
        return argument.substring(0, argument.indexOf('=') + 1);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path));
    }

    int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** Where metrics are. */
    int managementPort() {
        return context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    static String token(String payload) {
        try {
            var token = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload(payload));
            token.sign(new MACSigner(SECRET));
            return token.serialize();
        } catch (JOSEException unfit) {
            throw new IllegalStateException(unfit);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
