package dev.cuboid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuboid.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Subscriptions while data, time, tokens and the model change. */
@Tag("slow")
@DisplayNameGeneration(ReplaceUnderscores.class)
class SubscriptionTest {
    private static final String AMOUNT = "{\"measures\":[\"orders.amount\"]}";
    private static final String TODAY =
            "{\"measures\":[\"orders.count\"],\"timeDimensions\":[{\"dimension\":\"orders.placed_at\",\"dateRange\":\"today\"}]}";
    private static final Duration CYCLE = Duration.ofSeconds(20);
    private static final long NOW = 1_795_359_600; // 2026-11-22T15:00:00Z

    private final TestDatabase database = TestDatabase.create();
    private SocketServer server;

    @BeforeEach
    void start(@TempDir Path models) throws Exception {
        database.run(Files.readString(Path.of("src/test/resources/sockets/data.sql")));
        Files.copy(Path.of("src/test/resources/sockets/model.yml"), models.resolve("model.yml"));
        server = SocketServer.start(
                database,
                "--cuboid.model-folder=" + models,
                "--cuboid.log.requests=false",
                "--cuboid.largest-result=64kb",
                "--cuboid.continue-wait=300ms");
        this.models = models;
    }

    private Path models;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_change_is_pushed_and_no_change_is_not() throws Exception {
        try (var client = server.connect("{}");
                var count = new RunCount(database)) {
            client.subscribe(1, AMOUNT);
            assertThat(amount(client.answer(1))).isEqualTo("60");
            assertThat(count.runs()).isEqualTo(1);

            server.cycleAfter(CYCLE);
            assertThat(count.runs())
                    .as("its refresh key says that nothing changed")
                    .isEqualTo(1);
            database.run("UPDATE versions SET version = version + 1");
            server.cycleAfter(CYCLE);
            assertThat(count.runs()).as("it was read, and was the same").isEqualTo(2);
            client.heardNothing();

            change("UPDATE orders SET amount = amount + 0.01");
            server.cycleAfter(CYCLE);
            assertThat(amount(client.next())).isEqualTo("60.03");
            assertThat(count.runs()).isEqualTo(3);
            client.heardNothing();
        }
    }

    @Test
    void a_thousand_subscribers_are_one_statement_for_each_change() throws Exception {
        var clients = new ArrayList<SocketClient>();
        try (var count = new RunCount(database)) {
            for (int i = 0; i < 50; i++) {
                var client = server.connect("{\"sub\":\"user %d\"}".formatted(i));
                clients.add(client);
                for (int id = 1; id <= 20; id++) {
                    client.subscribe(id, AMOUNT);
                }
            }
            for (var client : clients) {
                hear(client, 20, "60");
            }
            assertThat(count.runs()).isEqualTo(1);
            assertThat(server.counts().subscriptions()).isEqualTo(1000);
            assertThat(server.counts().groups()).isEqualTo(1);

            change("UPDATE orders SET amount = amount * 2");
            server.cycleAfter(CYCLE);
            for (var client : clients) {
                hear(client, 20, "120");
            }
            assertThat(count.runs()).isEqualTo(2);
        } finally {
            clients.forEach(SocketClient::close);
        }
        await().until(() ->
                server.counts().subscriptions() == 0 && server.counts().groups() == 0);
        assertThat(server.counts().connections()).isZero();
    }

    /** So many answers, each of another request, and nothing else but notes. */
    private static void hear(SocketClient client, int answers, String amount) throws Exception {
        var ids = new ArrayList<Integer>();
        while (ids.size() < answers) {
            var message = client.next();
            if (message.has("messageId")) {
                assertThat(amount(message)).isEqualTo(amount);
                ids.add(message.path("messageId").intValue());
            }
        }
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void what_is_sent_again_is_the_same_subscription_and_other_params_take_its_place() throws Exception {
        try (var client = server.connect("{}")) {
            client.subscribe(1, AMOUNT);
            client.answer(1);
            client.subscribe(1, AMOUNT);
            client.processed(1);
            assertThat(server.counts().subscriptions()).isEqualTo(1);

            client.subscribe(1, "{\"measures\":[\"orders.count\"]}");
            assertThat(client.answer(1).at("/message/data/0/orders.count").asString())
                    .isEqualTo("3");
            assertThat(server.counts().subscriptions()).isEqualTo(1);

            change("UPDATE orders SET amount = 1");
            server.cycleAfter(CYCLE);
            client.heardNothing();
            client.send("{\"unsubscribe\":\"1\"}");
            change("DELETE FROM orders");
            server.cycleAfter(CYCLE);
            client.heardNothing();
            assertThat(server.counts().subscriptions()).isZero();
        }
    }

    @Test
    void a_day_ends() throws Exception {
        try (var client = server.connect("{}")) {
            client.subscribe(1, TODAY);
            assertThat(client.answer(1).at("/message/data/0/orders.count").asString())
                    .isEqualTo("2");
            server.cycleAfter(Duration.ofHours(8));
            client.heardNothing();

            server.cycleAfter(Duration.ofHours(2));
            var tomorrow = client.next().path("message");
            assertThat(tomorrow.at("/data/0/orders.count").asString()).isEqualTo("0");
            assertThat(tomorrow.path("query").toString()).contains("2026-11-23T23:59:59.999");
        }
    }

    @Test
    void a_model_changes() throws Exception {
        try (var client = server.connect("{}")) {
            client.subscribe(1, AMOUNT);
            assertThat(amount(client.answer(1))).isEqualTo("60");

            model("sql: amount", "sql: amount * 100");
            server.cycleAfter(CYCLE);
            assertThat(amount(client.next())).isEqualTo("6000");

            model("name: amount", "name: turnover");
            server.cycleAfter(CYCLE);
            server.cycleAfter(CYCLE);
            var refused = client.next();
            assertThat(refused.path("status").intValue()).isEqualTo(400);
            assertThat(refused.at("/message/error").asString()).contains("orders.amount");
            client.heardNothing();

            model("name: turnover", "name: amount");
            server.cycleAfter(CYCLE);
            assertThat(amount(client.next())).isEqualTo("6000");
        }
    }

    private void model(String text, String other) throws Exception {
        var file = models.resolve("model.yml");
        var old = Files.readString(file);
        assertThat(old).contains(text);
        Files.writeString(file, old.replace(text, other));
        server.reloadModel();
    }

    @Test
    void a_token_expires() throws Exception {
        try (var client = server.connect("{\"exp\":%d}".formatted(NOW + 60))) {
            client.subscribe(1, AMOUNT);
            client.answer(1);
            change("UPDATE orders SET amount = 1");
            server.cycleAfter(Duration.ofSeconds(61));

            assertThat(client.next().toString())
                    .isEqualTo("{\"messageId\":1,\"message\":{\"error\":\"Invalid token\"},\"status\":403}");
            assertThat(server.counts().subscriptions()).isZero();
            client.call(2, "load", "{\"query\":" + AMOUNT + "}");
            assertThat(client.answer(2).path("status").intValue()).isEqualTo(403);

            client.authorize(SampleServer.token("{}"));
            client.subscribe(1, AMOUNT);
            assertThat(amount(client.answer(1))).isEqualTo("3");
        }
    }

    @Test
    void another_caller_takes_over_a_connection_and_its_subscriptions_are_answered_anew() throws Exception {
        try (var client = server.connect("{\"tenant\":1}")) {
            client.subscribe(1, AMOUNT);
            client.answer(1);
            client.authorize(SampleServer.token("{\"tenant\":1,\"iat\":5}"));
            client.heardNothing();

            client.authorize(SampleServer.token("{\"tenant\":2}"));
            assertThat(amount(client.next())).isEqualTo("60");
        }
    }

    /** Same ids and same moments; each answer has to be that of the city that was asked for over its connection. */
    @Test
    void two_tenants_at_once_never_get_each_others_answers() throws Exception {
        var cities = List.of("Bern", "Zürich");
        var sums = List.of("40", "20");
        var clients = new ArrayList<SocketClient>();
        try {
            for (var city : cities) {
                var client = server.connect("{\"tenant\":\"%s\"}".formatted(city));
                clients.add(client);
                for (int id = 1; id <= 10; id++) {
                    client.call(id, id % 2 == 0 ? "load" : "subscribe", "{\"query\":" + of(city, id) + "}");
                }
            }
            for (int i = 0; i < cities.size(); i++) {
                hear(clients.get(i), 10, sums.get(i));
            }
            change("UPDATE orders SET amount = amount * CASE city WHEN 'Bern' THEN 10 ELSE 100 END");
            server.cycleAfter(CYCLE);
            hear(clients.get(0), 5, "400");
            hear(clients.get(1), 5, "2000");
            clients.get(0).heardNothing();
            clients.get(1).heardNothing();
        } finally {
            clients.forEach(SocketClient::close);
        }
    }

    private static String of(String city, int limit) {
        return "{\"measures\":[\"orders.amount\"],\"limit\":%d,\"filters\":[{\"member\":\"orders.city\",\"operator\":\"equals\",\"values\":[\"%s\"]}]}"
                .formatted(limit, city);
    }

    @Test
    void a_result_that_is_too_large_is_refused_once_and_the_way_out_is_told() throws Exception {
        var texts = "{\"dimensions\":[\"texts.text\"]}";
        try (var client = server.connect("{}")) {
            client.call(1, "load", "{\"query\":" + texts + "}");
            var refused = client.answer(1);
            assertThat(refused.path("status").intValue()).as(refused.toString()).isEqualTo(413);
            assertThat(refused.at("/message/error").asString()).contains("/cubejs-api/v1/export");

            client.subscribe(2, texts);
            assertThat(client.answer(2).path("status").intValue()).isEqualTo(413);
            server.cycleAfter(Duration.ofHours(2));
            client.heardNothing();
        }
    }

    @Test
    void who_waits_is_told_to_and_gets_the_answer_under_the_same_id() throws Exception {
        try (var client = server.connect("{}");
                var lock = database.connect();
                var statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("LOCK TABLE orders IN ACCESS EXCLUSIVE MODE");
            client.call(1, "load", "{\"query\":" + AMOUNT + "}");
            assertThat(client.next().toString())
                    .isEqualTo("{\"messageId\":1,\"message\":{\"error\":\"Continue wait\"},\"status\":200}");
            client.call(1, "load", "{\"query\":" + AMOUNT + "}");
            client.subscribe(2, AMOUNT);
            JsonNode waiting = client.next();
            while (waiting.path("messageId").intValue() != 2) {
                waiting = client.next();
            }
            assertThat(waiting.at("/message/error").asString()).isEqualTo("Continue wait");
            lock.rollback();

            var answered = new ArrayList<Integer>();
            while (answered.size() < 2) {
                var message = client.next();
                if (message.at("/message/data").isArray()) {
                    assertThat(amount(message)).isEqualTo("60");
                    answered.add(message.path("messageId").intValue());
                }
            }
            assertThat(answered)
                    .as("sent again while it ran, it is not answered twice")
                    .containsExactlyInAnyOrder(1, 2);
        }
    }

    /** More than have their turn at once, all of which are still looking when the rest come. */
    @Test
    void many_different_subscriptions_wait_for_a_slow_database_and_are_all_answered() throws Exception {
        int many = 150;
        try (var client = server.connect("{}");
                var lock = database.connect();
                var statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("LOCK TABLE orders IN ACCESS EXCLUSIVE MODE");
            for (int id = 1; id <= many; id++) {
                client.subscribe(id, "{\"measures\":[\"orders.amount\"],\"limit\":%d}".formatted(id));
            }
            var waiting = new HashSet<Integer>();
            while (waiting.size() < many) {
                waiting.add(client.next().path("messageId").intValue());
            }
            lock.rollback();

            var answered = new HashSet<Integer>();
            while (answered.size() < many) {
                var message = client.next();
                if (message.at("/message/data").isArray()) {
                    answered.add(message.path("messageId").intValue());
                }
            }
            assertThat(server.counts().groups()).isEqualTo(many);
        }
    }

    private static String amount(JsonNode answer) {
        assertThat(answer.at("/message/data/0").isObject())
                .as(answer.toString())
                .isTrue();
        return answer.at("/message/data/0/orders.amount").asString();
    }

    /** The refresh key tells it. */
    private void change(String statement) throws Exception {
        database.run(statement + "; UPDATE versions SET version = version + 1");
    }
}
