import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;

/**
 * The clients of the soak: {@code java Soak.java URL TOKEN CROWDS-TOKEN SECONDS}. They ask for what is cached, what is new and what is slow, go away in
 * the middle, read exports, subscribe, and come in crowds. Prints how many requests of each kind ended how; exit code 1 if one hung, had a
 * status that says nothing, or an answer that differs from an earlier one to the same question.
 */
final class Soak {
    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final String API = "/cubejs-api/v1/";
    private static final String SMALL = """
            {"query":{"measures":["UserEngagement.totalInteractions","UserEngagement.uniqueUsers"],"dimensions":["UserEngagement.interactionType"],\
            "timeDimensions":[{"dimension":"UserEngagement.eventTime","dateRange":["2024-03-01","2024-03-07"]}]}}""";
    private static final String DAYS = """
            {"query":{"measures":["UserEngagement.totalInteractions"],"timeDimensions":[{"dimension":"UserEngagement.eventTime",\
            "granularity":"day","dateRange":["2024-01-01","2025-12-31"]}]}}""";
    private static final String DISTINCT = """
            {"query":{"measures":["UserEngagement.totalInteractions"],"dimensions":["UserEngagement.interactionType"],\
            "filters":[{"member":"UserEngagement.userId","operator":"equals","values":["u%d","x%d"]}]}}""";
    private static final String SLOW = """
            {"query":{"measures":["Slow.count"],"filters":[{"member":"Slow.slept","operator":"notEquals","values":["%d"]}]}}""";
    private static final String EXPORT = """
            {"query":{"dimensions":["UserEngagement.userId","UserEngagement.device","UserEngagement.eventTime"],"ungrouped":true,"order":[]}}""";
    private static final Pattern DATA = Pattern.compile("\"data\":(\\[.*?\\])", Pattern.DOTALL);
    /** A result, or a refusal that says what to do: later (429, 503), or with a longer deadline (504). */
    private static final List<String> CLEAR = List.of("200", "429", "503", "504", "continue wait", "cut short", "gone away", "refused connection");

    private final URI url;
    private final String token;
    private final String crowdsToken;
    private final long end;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final AtomicLong fresh = new AtomicLong(System.currentTimeMillis());
    private final Map<String, LongAdder> outcomes = new ConcurrentSkipListMap<>();
    private final Map<String, String> firstAnswers = new ConcurrentHashMap<>();
    private final Map<String, String> oddities = new ConcurrentHashMap<>();

    private Soak(URI url, String token, String crowdsToken, Duration length) {
        this.url = url;
        this.token = token;
        this.crowdsToken = crowdsToken;
        this.end = System.nanoTime() + length.toNanos();
    }

    public static void main(String[] arguments) throws Exception {
        var soak = new Soak(URI.create(arguments[0]), arguments[1], arguments[2], Duration.ofSeconds(Long.parseLong(arguments[3])));
        System.exit(soak.run() ? 0 : 1);
    }

    private interface Step {
        void take() throws Exception;
    }

    private boolean run() throws InterruptedException {
        var clients = new ArrayList<Thread>();
        repeat(clients, 4, 20, () -> ask("cached", "load", SMALL, true));
        repeat(clients, 2, 20, () -> ask("cached days", "load", DAYS, true));
        repeat(clients, 4, 20, () -> ask("distinct", "load", distinct(), false));
        repeat(clients, 2, 200, () -> ask("slow", "load", SLOW.formatted(fresh.incrementAndGet()), false));
        repeat(clients, 1, 50, () -> ask("sql", "sql", distinct(), false));
        repeat(clients, 1, 50, () -> ask("meta", "meta", "", false));
        repeat(clients, 2, 100, () -> leave("leaves", "load", SLOW.formatted(fresh.incrementAndGet())));
        repeat(clients, 1, 500, () -> ask("export", "export?format=csv", EXPORT, false));
        repeat(clients, 1, 500, () -> leave("leaves export", "export?format=csv", EXPORT));
        repeat(clients, 1, 60_000, this::crowd);
        var subscribers = new Subscribers(client, url, token, LONGEST);
        repeat(clients, 20, 2_000, () -> subscribers.visit(() -> SMALL, (outcome, body) -> pushed("subscribed", outcome, body)));
        repeat(clients, 2, 2_000, () -> subscribers.visit(this::distinct, (outcome, body) -> pushed("subscribed new", outcome, body)));
        repeat(clients, 1, 2_000, () -> subscribers.visit(
                () -> SLOW.formatted(fresh.incrementAndGet()), (outcome, body) -> pushed("subscribed slow", outcome, body)));
        for (var thread : clients) {
            // a crowd's last requests may take their longest
            thread.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())).plus(LONGEST.multipliedBy(2)));
            if (thread.isAlive()) {
                odd("hangs", thread.getName() + " did not end");
            }
        }
        report();
        return oddities.isEmpty();
    }

    private void repeat(List<Thread> clients, int howMany, int pause, Step step) {
        for (int i = 0; i < howMany; i++) {
            clients.add(Thread.ofVirtual().start(() -> {
                while (System.nanoTime() < end) {
                    try {
                        step.take();
                        Thread.sleep(ThreadLocalRandom.current().nextInt(pause) + 1);
                    } catch (Exception failure) {
                        odd("client failed", failure.toString());
                    }
                }
            }));
        }
    }

    private String distinct() {
        return DISTINCT.formatted(ThreadLocalRandom.current().nextInt(1, 50_200), fresh.incrementAndGet());
    }

    /** More slow queries of one caller at once than any queue should take. */
    private void crowd() throws InterruptedException {
        var crowd = new ArrayList<Thread>();
        for (int i = 0; i < 300; i++) {
            crowd.add(Thread.ofVirtual().start(() -> ask("crowd", "load", SLOW.formatted(fresh.incrementAndGet()), false)));
        }
        for (var one : crowd) {
            one.join();
        }
    }

    private void ask(String kind, String route, String body, boolean always) {
        var request = HttpRequest.newBuilder(url.resolve(API + route))
                .timeout(LONGEST)
                .header("Authorization", kind.equals("crowd") ? crowdsToken : token);
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
        }
        try {
            if (route.startsWith("export")) {
                var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
                try (var rows = answer.body()) {
                    rows.transferTo(java.io.OutputStream.nullOutputStream());
                    count(kind, Integer.toString(answer.statusCode()), "");
                } catch (IOException cut) {
                    count(kind, "cut short", "");
                }
                return;
            }
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            boolean wait = answer.body().startsWith("{\"error\":\"Continue wait\"");
            count(kind, wait ? "continue wait" : Integer.toString(answer.statusCode()), answer.body());
            if (always && answer.statusCode() == 200 && !wait) {
                compare(kind, answer.body());
            }
        } catch (HttpTimeoutException none) {
            odd("hangs", kind + ": no answer within " + LONGEST);
            count(kind, "hangs", "");
        } catch (IOException broken) {
            count(kind, "broken: " + broken.getMessage(), "");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void pushed(String kind, String outcome, String body) {
        count(kind, outcome, body);
        if (kind.equals("subscribed") && outcome.equals("200")) {
            compare("cached", body);
        }
    }

    private void compare(String question, String body) {
        var data = DATA.matcher(body);
        var rows = data.find() ? data.group(1) : "none";
        var first = firstAnswers.putIfAbsent(question, rows);
        if (rows.equals("none") || first != null && !first.equals(rows)) {
            odd("differs", question + ": " + body.substring(0, Math.min(300, body.length())));
        }
    }

    /** Sends a request and goes, before or amid its answer. */
    private void leave(String kind, String route, String body) {
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(ThreadLocalRandom.current().nextInt(1, 1_500));
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            var head = "POST %s%s HTTP/1.1\r\nHost: soak\r\nAuthorization: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n";
            socket.getOutputStream().write(head.formatted(API, route, token, bytes.length).getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(bytes);
            readSome(socket.getInputStream());
            // no farewell, as from a cable that is pulled
            socket.setSoLinger(ThreadLocalRandom.current().nextBoolean(), 0);
            count(kind, "gone away", "");
        } catch (IOException refused) {
            count(kind, "refused connection", "");
        }
    }

    private static void readSome(InputStream answer) throws IOException {
        try {
            answer.readNBytes(ThreadLocalRandom.current().nextInt(1, 100_000));
        } catch (java.net.SocketTimeoutException enough) {
            // the moment to go
        }
    }

    private void count(String kind, String outcome, String body) {
        outcomes.computeIfAbsent("%-16s %s".formatted(kind, outcome), _ -> new LongAdder()).increment();
        if (!CLEAR.contains(outcome)) {
            odd(kind + " " + outcome, body.substring(0, Math.min(300, body.length())));
        }
    }

    private void odd(String what, String example) {
        oddities.putIfAbsent(what, example);
    }

    private void report() {
        outcomes.forEach((outcome, count) -> System.out.printf("%8d  %s%n", count.sum(), outcome));
        oddities.forEach((what, example) -> System.out.printf("ODD: %s: %s%n", what, example));
    }
}
