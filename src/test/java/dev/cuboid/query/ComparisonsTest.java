package dev.cuboid.query;

import static dev.cuboid.query.Requests.refused;
import static dev.cuboid.query.Requests.resolved;
import static dev.cuboid.query.ShopModel.MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.query.ResolvedQuery.Comparison;
import dev.cuboid.query.ResolvedQuery.Condition;
import dev.cuboid.query.ResolvedQuery.Match;
import dev.cuboid.query.ResolvedQuery.Operator;
import dev.cuboid.query.ResolvedQuery.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every operator, with the rules for NULL that clients of Cube know. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ComparisonsTest {
    private static final String QUERY = "{'measures': ['orders.count'], 'timezone': 'Europe/Berlin', 'filters':"
            + " [{'member': 'orders.%s', 'operator': '%s', 'values': [%s]}]}";

    private static Comparison comparison(String member, String operator, String values) {
        var query = resolved(QUERY.formatted(member, operator, values), MODEL);
        return ((Condition.OfDimension) query.rows().getFirst()).comparison();
    }

    private static Diagnostic problem(String member, String operator, String values) {
        return refused(QUERY.formatted(member, operator, values), MODEL).getFirst();
    }

    private static List<Value> texts(String... texts) {
        return List.of(texts).stream().<Value>map(Value.OfText::new).toList();
    }

    @ParameterizedTest
    @CsvSource({"equals", "in"})
    void equals_and_in_mean_one_of_the_values(String operator) {
        assertThat(comparison("status", operator, "'paid'")).isEqualTo(new Comparison.Among(texts("paid"), false));
        assertThat(comparison("status", operator, "'paid', 'new', null"))
                .isEqualTo(new Comparison.Among(texts("paid", "new"), true));
        assertThat(comparison("status", operator, "null")).isEqualTo(new Comparison.IsNotSet());
        assertThat(comparison("status", operator, "''")).isEqualTo(new Comparison.Among(texts(""), false));
    }

    @ParameterizedTest
    @CsvSource({"notEquals", "notIn"})
    void not_equals_and_not_in_keep_null_unless_it_is_among_the_values(String operator) {
        assertThat(comparison("status", operator, "'paid'")).isEqualTo(new Comparison.NotAmong(texts("paid"), true));
        assertThat(comparison("status", operator, "'paid', null"))
                .isEqualTo(new Comparison.NotAmong(texts("paid"), false));
        assertThat(comparison("status", operator, "null")).isEqualTo(new Comparison.IsSet());
    }

    @ParameterizedTest
    @CsvSource({"contains, ANYWHERE", "startsWith, AT_START", "endsWith, AT_END"})
    void looking_into_texts(String operator, Match match) {
        assertThat(comparison("status", operator, "'a%_\\\\'"))
                .isEqualTo(new Comparison.Like(match, List.of("a%_\\"), false));
        assertThat(comparison("status", operator, "'a', 'b', null"))
                .isEqualTo(new Comparison.Like(match, List.of("a", "b"), true));
        assertThat(comparison("status", operator, "null")).isEqualTo(new Comparison.IsNotSet());
    }

    @ParameterizedTest
    @CsvSource({"notContains, ANYWHERE", "notStartsWith, AT_START", "notEndsWith, AT_END"})
    void not_finding_in_texts_keeps_null_unless_it_is_among_the_values(String operator, Match match) {
        assertThat(comparison("status", operator, "'a', 'b'"))
                .isEqualTo(new Comparison.NotLike(match, List.of("a", "b"), true));
        assertThat(comparison("status", operator, "'a', null"))
                .isEqualTo(new Comparison.NotLike(match, List.of("a"), false));
        assertThat(comparison("status", operator, "null")).isEqualTo(new Comparison.IsSet());
    }

    @ParameterizedTest
    @CsvSource({"gt, GREATER", "gte, GREATER_OR_EQUAL", "lt, LESS", "lte, LESS_OR_EQUAL"})
    void sizes_compare_with_the_first_value(String operator, Operator expected) {
        assertThat(comparison("amount", operator, "'10.50', '99'"))
                .isEqualTo(new Comparison.Against(expected, new Value.OfNumber(new BigDecimal("10.50"))));
        assertThat(comparison("amount", operator, "-25.5"))
                .isEqualTo(new Comparison.Against(expected, new Value.OfNumber(new BigDecimal("-25.5"))));
        assertThat(comparison("status", operator, "'m'"))
                .isEqualTo(new Comparison.Against(expected, new Value.OfText("m")));
        assertThat(comparison("ordered_at", operator, "'2024-03-31'"))
                .isEqualTo(new Comparison.Against(expected, new Value.OfTime(Instant.parse("2024-03-30T23:00:00Z"))));
    }

    @Test
    void set_and_not_set_need_no_values() {
        assertThat(comparison("status", "set", "")).isEqualTo(new Comparison.IsSet());
        assertThat(comparison("status", "notSet", "'ignored'")).isEqualTo(new Comparison.IsNotSet());
    }

    @ParameterizedTest
    @CsvSource({
        "beforeDate, 2024-03-31, LESS, 2024-03-30T23:00:00Z",
        "beforeOrOnDate, 2024-03-31, LESS, 2024-03-31T22:00:00Z",
        "afterDate, 2024-03-31, GREATER_OR_EQUAL, 2024-03-31T22:00:00Z",
        "afterOrOnDate, 2024-03-31, GREATER_OR_EQUAL, 2024-03-30T23:00:00Z",
        "beforeDate, 2024-03-10T05:00:00.000, LESS, 2024-03-10T04:00:00Z",
        "beforeOrOnDate, 2024-03-10T05:00:00.000, LESS, 2024-03-10T04:00:00.001Z",
        "afterDate, 2024-03-10T05:00:00.000, GREATER_OR_EQUAL, 2024-03-10T04:00:00.001Z",
        "afterOrOnDate, 2024-03-10T05:00:00Z, GREATER_OR_EQUAL, 2024-03-10T05:00:00Z",
        "beforeDate, last month, LESS, 2024-03-31T22:00:00Z",
        "afterDate, last month, GREATER_OR_EQUAL, 2024-04-30T22:00:00Z"
    })
    void dates_before_and_after(String operator, String value, Operator expected, Instant instant) {
        assertThat(comparison("ordered_at", operator, "'" + value + "'"))
                .isEqualTo(new Comparison.Against(expected, new Value.OfTime(instant)));
    }

    @Test
    void date_ranges_inside_and_outside() {
        var range = new DateRanges(ZoneId.of("Europe/Berlin"), Requests.NOW)
                .between("2024-03-30", "2024-03-31", new Location.InQuery(""));
        assertThat(comparison("ordered_at", "inDateRange", "'2024-03-30', '2024-03-31'"))
                .isEqualTo(new Comparison.Within(range));
        assertThat(comparison("ordered_at", "notInDateRange", "'2024-03-30', '2024-03-31'"))
                .isEqualTo(new Comparison.Outside(range));
        var day = (Comparison.Within) comparison("ordered_at", "onTheDate", "'2024-03-31'");
        assertThat(day.range().from()).isEqualTo("2024-03-30T23:00:00Z");
        assertThat(day.range().until()).isEqualTo("2024-03-31T22:00:00Z");
        assertThat(comparison("ordered_at", "inDateRange", "'2024-03-31'")).isEqualTo(day);
    }

    @Test
    void booleans_are_read_from_json_and_from_text() {
        assertThat(comparison("gift", "equals", "true, 'false', null"))
                .isEqualTo(new Comparison.Among(List.of(new Value.OfBoolean(true), new Value.OfBoolean(false)), true));
    }

    @Test
    void three_thousand_values_are_typed() {
        var values = IntStream.range(0, 3_000).mapToObj(Integer::toString).collect(Collectors.joining(","));
        var among = (Comparison.Among) comparison("amount", "equals", values);
        assertThat(among.values()).hasSize(3_000).endsWith(new Value.OfNumber(BigDecimal.valueOf(2_999)));
    }

    @ParameterizedTest
    @CsvSource({
        "amount, gt, 'twelve', INVALID_VALUE, twelve",
        "amount, equals, '1e999999999', INVALID_VALUE, 1e999999999",
        "amount, equals, '1e2147483648', INVALID_VALUE, 1e2147483648",
        "amount, equals, 'NaN', INVALID_VALUE, NaN",
        "gift, equals, 'perhaps', INVALID_VALUE, perhaps",
        "ordered_at, equals, 'soon', INVALID_DATE, soon",
        "ordered_at, lt, '2024-13-01', INVALID_DATE, 2024-13-01",
        "amount, contains, '1', OPERATOR_MISMATCH, contains",
        "gift, contains, 'true', OPERATOR_MISMATCH, contains",
        "ordered_at, startsWith, '2024', OPERATOR_MISMATCH, startsWith",
        "gift, gt, 'true', OPERATOR_MISMATCH, gt",
        "status, beforeDate, '2024-01-01', OPERATOR_MISMATCH, beforeDate",
        "status, inDateRange, '2024-01-01', OPERATOR_MISMATCH, inDateRange",
        "status, measureFilter, 'x', OPERATOR_MISMATCH, measureFilter"
    })
    void what_does_not_fit_is_named(String member, String operator, String value, ErrorCode code, String named) {
        var problem = problem(member, operator, "'" + value + "'");
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.message()).contains(named);
    }

    @Test
    void a_date_that_does_not_exist_is_refused_in_a_pair() {
        assertThat(problem("ordered_at", "inDateRange", "'2024-13-01', '2024-13-31'")
                        .message())
                .isEqualTo("Can't parse date: '2024-13-01'");
    }

    @Test
    void null_is_no_size_and_no_date() {
        assertThat(problem("amount", "gt", "null").code()).isEqualTo(ErrorCode.INVALID_VALUE);
        assertThat(problem("ordered_at", "beforeDate", "null").code()).isEqualTo(ErrorCode.INVALID_VALUE);
        assertThat(problem("ordered_at", "inDateRange", "null").code()).isEqualTo(ErrorCode.INVALID_VALUE);
    }
}
