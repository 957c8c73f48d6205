import dev.cuboid.execution.Database;
import dev.cuboid.execution.Rows;
import dev.cuboid.model.ModelCompiler;
import dev.cuboid.plan.Planner;
import dev.cuboid.query.QueryReader;
import dev.cuboid.query.Resolver;
import dev.cuboid.sql.Dialect;
import dev.cuboid.sql.SqlCompiler;
import dev.cuboid.sql.SqlText;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** Runs each case's generated statement and its hand-written reference by turns, and prints the medians. */
class SqlVsHand {
    private static final int RUNS = 5;

    public static void main(String[] arguments) throws IOException, SQLException {
        var here = Path.of(arguments[0]);
        var url = arguments[1];
        var only = arguments.length > 2 ? arguments[2] : "";
        load(here, url);
        var planner = new Planner(ModelCompiler.compile(here.resolve("model")));
        System.out.println("| case | generated, ms | by hand, ms | ratio |\n|---|---:|---:|---:|");
        try (var database =
                        Database.open(new Database.Target("bench", url, user(), password(), 1, Duration.ofMinutes(10)));
                var cases = Files.list(here.resolve("cases"))) {
            for (var one : cases.sorted().filter(c -> c.toString().contains(only)).toList()) {
                compare(database, planner, one);
            }
        }
    }

    private static void compare(Database database, Planner planner, Path one) throws IOException {
        var reader = new QueryReader(ZoneId.of("UTC"), 10_000, 50_000, Clock.systemUTC());
        var query = reader.read(new JsonMapper().readTree(Files.readString(one.resolve("query.json"))))
                .queries()
                .getFirst();
        var generated = new SqlCompiler(Dialect.POSTGRES).compile(planner.plan(Resolver.resolve(query, planner.model())));
        if (Boolean.getBoolean("show.sql")) {
            System.out.println(generated.sql() + "\n" + generated.binds());
        }
        var byHand = new SqlText(Files.readString(one.resolve("hand.sql")), List.of(), generated.keys());
        if (!values(database.run(generated)).equals(values(database.run(byHand)))) {
            throw new IllegalStateException(one.getFileName() + ": the answers differ");
        }
        var times = List.of(new ArrayList<Long>(), new ArrayList<Long>());
        for (int run = 0; run < RUNS; run++) {
            times.get(0).add(nanos(database, generated));
            times.get(1).add(nanos(database, byHand));
        }
        var medians = times.stream().mapToDouble(SqlVsHand::median).toArray();
        System.out.printf("| %s | %.0f | %.0f | %.2f |%n", one.getFileName(), medians[0], medians[1], medians[0] / medians[1]);
    }

    private static long nanos(Database database, SqlText statement) {
        long start = System.nanoTime();
        database.run(statement);
        return System.nanoTime() - start;
    }

    private static double median(List<Long> nanos) {
        return nanos.stream().sorted().skip(nanos.size() / 2).findFirst().orElseThrow() / 1e6;
    }

    private static List<String> values(Rows rows) {
        return IntStream.range(0, rows.size())
                .mapToObj(row -> IntStream.range(0, rows.keys().size())
                        .mapToObj(column -> plain(String.valueOf(rows.cell(row, column))))
                        .collect(Collectors.joining(" | ")))
                .sorted()
                .toList();
    }

    private static String plain(String value) {
        return value.matches("-?\\d+\\.\\d+")
                ? new BigDecimal(value).round(new MathContext(10)).stripTrailingZeros().toPlainString()
                : value;
    }

    private static void load(Path here, String url) throws IOException, SQLException {
        try (var connection = DriverManager.getConnection(url, user(), password());
                var statement = connection.createStatement()) {
            try (var found = statement.executeQuery("SELECT to_regclass('user_engagements') IS NOT NULL")) {
                found.next();
                if (found.getBoolean(1)) {
                    return;
                }
            }
            statement.execute(Files.readString(here.resolve("data.sql")).replace("${rows}", rows()));
        }
    }

    private static String rows() {
        return System.getenv().getOrDefault("ROWS", "1000000");
    }

    private static String user() {
        return System.getenv().getOrDefault("PGUSER", "postgres");
    }

    private static String password() {
        return System.getenv().getOrDefault("PGPASSWORD", "");
    }
}
