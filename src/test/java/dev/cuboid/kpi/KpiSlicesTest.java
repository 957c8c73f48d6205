package dev.cuboid.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.cuboid.DemoRows;
import dev.cuboid.TestDatabase;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Every KPI by every dimension that it claims, against SQL written by hand. */
@Tag("slow")
@DisplayNameGeneration(ReplaceUnderscores.class)
class KpiSlicesTest {
    private static final MathContext DIGITS = new MathContext(9);

    private static ModelServer server;
    private static Connection connection;
    private static LocalDate today;

    @BeforeAll
    static void start() throws IOException, SQLException {
        TestDatabase database = DemoRows.small();
        database.run(Slice.preparation());
        connection = database.connect();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT max(event_time)::date + 1 FROM user_engagements")) {
            rows.next();
            today = rows.getObject(1, LocalDate.class);
        }
        server = new ModelServer(database);
    }

    @AfterAll
    static void stop() throws SQLException {
        server.close();
        connection.close();
    }

    @TestFactory
    Stream<DynamicTest> slices() throws IOException {
        var slices = Slice.all();
        assertThat(slices).hasSizeGreaterThan(400);
        return slices.stream().map(slice -> dynamicTest(slice.name(), () -> compare(slice)));
    }

    private static void compare(Slice slice) throws SQLException {
        var from = start(slice.period());
        var expected = new TreeMap<String, String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(spine(slice.period(), from) + slice.sql())) {
            while (rows.next()) {
                expected.put(key(rows.getString(1)), value(rows.getString(2)));
            }
        }
        assertThat(expected).isNotEmpty();
        assertThat(served(slice, from)).isEqualTo(expected);
    }

    private static TreeMap<String, String> served(Slice slice, LocalDate from) {
        var served = new TreeMap<String, String>();
        var key = slice.by().isEmpty() ? slice.time() + "." + slice.period().granularity() : slice.by();
        for (var row : server.load(query(slice, from)).get("data")) {
            var dimension = row.get(key);
            var measure = row.get(slice.measure());
            served.put(
                    dimension.isNull() ? "NULL" : key(dimension.asString()),
                    measure.isNull() ? "NULL" : value(measure.asString()));
        }
        return served;
    }

    private static String query(Slice slice, LocalDate from) {
        var granularity = slice.by().isEmpty()
                ? "\"granularity\":\"%s\",".formatted(slice.period().granularity())
                : "";
        var dimensions = slice.by().isEmpty() ? "" : "\"dimensions\":[\"%s\"],".formatted(slice.by());
        return "{\"measures\":[\"%s\"],%s\"timeDimensions\":[{\"dimension\":\"%s\",%s\"dateRange\":[\"%s\",\"%s\"]}]}"
                .formatted(
                        slice.measure(),
                        dimensions,
                        slice.time(),
                        granularity,
                        from,
                        end(slice.period(), from).minusDays(1));
    }

    /** Ranges that begin with a period: the last full year, or the last days or weeks of the demo. */
    private static LocalDate start(Slice.Period period) {
        return switch (period) {
            case DAY -> today.minusDays(period.count);
            case WEEK ->
                today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).minusWeeks(period.count);
            case MONTH, QUARTER, YEAR -> LocalDate.of(today.getYear() - 1, 1, 1);
        };
    }

    private static LocalDate end(Slice.Period period, LocalDate from) {
        return switch (period) {
            case DAY -> from.plusDays(period.count);
            case WEEK -> from.plusWeeks(period.count);
            case MONTH, QUARTER, YEAR -> from.plusYears(1);
        };
    }

    private static String spine(Slice.Period period, LocalDate from) {
        var step = period == Slice.Period.QUARTER ? "3 months" : "1 " + period.granularity();
        return "WITH spine AS (SELECT b, b + interval '%s' AS e FROM generate_series(timestamptz '%s', timestamptz '%s' - interval '1 day', interval '%s') b) "
                .formatted(step, from, end(period, from), step);
    }

    /** Times, which the two sides write differently, as dates; all else as it is. */
    private static String key(String text) {
        if (text == null) {
            return "NULL";
        }
        if (text.equals("t") || text.equals("f")) {
            return text.equals("t") ? "true" : "false";
        }
        return text.matches("\\d{4}-\\d\\d-\\d\\d[T ]00:00:00.*") ? text.substring(0, 10) : text;
    }

    private static String value(String text) {
        return text == null
                ? "NULL"
                : new BigDecimal(text).round(DIGITS).stripTrailingZeros().toPlainString();
    }
}
