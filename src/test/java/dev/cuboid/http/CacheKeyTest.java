package dev.cuboid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.cuboid.access.SecurityContext;
import dev.cuboid.cache.Job;
import dev.cuboid.definition.DefinitionReader;
import dev.cuboid.engine.Databases;
import dev.cuboid.engine.Engine;
import dev.cuboid.engine.Prepared;
import dev.cuboid.engine.Request;
import dev.cuboid.model.ModelCompiler;
import dev.cuboid.plan.Planner;
import dev.cuboid.query.QueryReader;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever can change an answer's rows changes the job, which is the cache's key, and whatever changes the rest of the answer
 * changes the fingerprint of its parts, which is in the entity tag. One thing is varied at a time.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CacheKeyTest {
    private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");

    private static final String MODEL = """
            cubes:
              - name: orders
                sql_table: orders
                joins:
                  - {name: users, relationship: many_to_one, sql: "{CUBE}.user_id = {users.id}"}
                  - {name: shops, relationship: many_to_one, sql: "{CUBE}.shop_id = {shops.id}"}
                dimensions:
                  - {name: id, sql: id, type: number, primary_key: true}
                  - {name: at, sql: at, type: time, granularities: [{name: fiscal, interval: 1 year, offset: 3 months}]}
                  - {name: status, sql: status, type: string}
                  - {name: price, sql: price, type: number}
                  - {name: open, sql: open, type: boolean}
                measures:
                  - {name: count, type: count}
                  - {name: total, type: sum, sql: amount, filters: [{sql: "{CUBE}.amount > 0"}]}
                segments:
                  - {name: paid, sql: "{CUBE}.paid"}
                  - {name: late, sql: "{CUBE}.late"}
              - name: users
                sql_table: users
                joins: [{name: towns, relationship: many_to_one, sql: "{CUBE}.town_id = {towns.id}"}]
                dimensions:
                  - {name: id, sql: id, type: number, primary_key: true}
                  - {name: city, sql: city, type: string}
              - name: shops
                sql_table: shops
                refresh_key: {every: 1 hour}
                joins: [{name: towns, relationship: many_to_one, sql: "{CUBE}.town_id = {towns.id}"}]
                dimensions: [{name: id, sql: id, type: number, primary_key: true}]
              - name: towns
                sql_table: towns
                dimensions:
                  - {name: id, sql: id, type: number, primary_key: true}
                  - {name: name, sql: name, type: string}
            """;

    private static final String QUERY = """
            {'measures': ['orders.count', 'orders.total'], 'dimensions': ['users.city'], 'segments': ['orders.paid'],
             'filters': [{'member': 'orders.status', 'operator': 'equals', 'values': ['a', 'b']},
                         {'or': [{'member': 'orders.price', 'operator': 'gt', 'values': ['7']},
                                 {'member': 'orders.open', 'operator': 'equals', 'values': ['true']}]},
                         {'member': 'orders.count', 'operator': 'lt', 'values': ['70']}],
             'timeDimensions': [{'dimension': 'orders.at', 'granularity': 'day', 'dateRange': ['2026-01-01', '2026-01-31']}],
             'order': [['orders.count', 'desc'], ['users.city', 'asc']], 'limit': 100, 'offset': 5, 'total': false,
             'totals': false, 'fillMissingDates': false, 'timezone': 'Europe/Berlin', 'responseFormat': 'default',
             'joinHints': [['orders', 'users', 'towns']]}""";

    private final Engine engine = engine(MODEL);
    private final Annotations annotations = new Annotations();

    /** What to replace in the query by what; each makes another answer than the query itself and than all the others. */
    private static Map<String, List<String>> otherQueries() {
        Map<String, List<String>> other = new LinkedHashMap<>();
        other.put("one measure less", List.of("'orders.count', 'orders.total'", "'orders.count'"));
        other.put(
                "measures in another order",
                List.of("'orders.count', 'orders.total'", "'orders.total', 'orders.count'"));
        other.put("another dimension", List.of("'users.city'],", "'towns.name'],"));
        other.put("one dimension more", List.of("'users.city'],", "'users.city', 'orders.status'],"));
        other.put("another segment", List.of("orders.paid", "orders.late"));
        other.put("no segment", List.of("'orders.paid'", ""));
        other.put("another member in a filter", List.of("'orders.status', 'operator'", "'users.city', 'operator'"));
        other.put("another operator", List.of("'equals', 'values': ['a'", "'notEquals', 'values': ['a'"));
        other.put("an operator of texts", List.of("'equals', 'values': ['a'", "'contains', 'values': ['a'"));
        other.put("another value", List.of("['a', 'b']", "['a', 'c']"));
        other.put("one value less", List.of("['a', 'b']", "['a']"));
        other.put("one value more", List.of("['a', 'b']", "['a', 'b', 'c']"));
        other.put("a null among the values", List.of("['a', 'b']", "['a', null]"));
        other.put("values in one", List.of("['a', 'b']", "['a,b']"));
        other.put("values with a wildcard", List.of("['a', 'b']", "['a', '%']"));
        other.put("values in another case", List.of("['a', 'b']", "['a', 'B']"));
        other.put("another number", List.of("['7']", "['8']"));
        other.put("another number past 53 bits", List.of("['7']", "['9007199254740993']"));
        other.put("and its neighbour", List.of("['7']", "['9007199254740992']"));
        other.put("another comparison", List.of("'gt'", "'gte'"));
        other.put("another truth", List.of("['true']", "['false']"));
        other.put("and for or", List.of("'or': [", "'and': ["));
        other.put("another value for a measure", List.of("['70']", "['71']"));
        other.put("another time dimension's granularity", List.of("'granularity': 'day'", "'granularity': 'week'"));
        other.put("a granularity of the model's own", List.of("'granularity': 'day'", "'granularity': 'fiscal'"));
        other.put("no granularity", List.of("'granularity': 'day', ", ""));
        other.put("another first day", List.of("2026-01-01", "2026-01-02"));
        other.put("another last day", List.of("2026-01-31", "2026-01-30"));
        other.put("a range that ends within a day", List.of("2026-01-31", "2026-01-31T12:00:00.000"));
        other.put("a range relative to now", List.of("['2026-01-01', '2026-01-31']", "'last 7 days'"));
        other.put("no range", List.of(", 'dateRange': ['2026-01-01', '2026-01-31']", ""));
        other.put("the other direction", List.of("'desc'", "'asc'"));
        other.put(
                "another order",
                List.of("[['orders.count', 'desc'], ['users.city', 'asc']]", "[['users.city', 'asc']]"));
        other.put(
                "keys of the order the other way round",
                List.of(
                        "[['orders.count', 'desc'], ['users.city', 'asc']]",
                        "[['users.city', 'asc'], ['orders.count', 'desc']]"));
        other.put("no order", List.of("[['orders.count', 'desc'], ['users.city', 'asc']]", "[]"));
        other.put("the usual order", List.of("'order': [['orders.count', 'desc'], ['users.city', 'asc']], ", ""));
        other.put("another limit", List.of("'limit': 100", "'limit': 101"));
        other.put("the usual limit", List.of("'limit': 100, ", ""));
        other.put("another offset", List.of("'offset': 5", "'offset': 6"));
        other.put("no offset", List.of("'offset': 5, ", ""));
        other.put("with the total", List.of("'total': false", "'total': true"));
        other.put("with totals", List.of("'totals': false", "'totals': true"));
        other.put("with missing dates filled", List.of("'fillMissingDates': false", "'fillMissingDates': true"));
        other.put("another zone", List.of("Europe/Berlin", "Asia/Kathmandu"));
        other.put("the usual zone", List.of("'timezone': 'Europe/Berlin', ", ""));
        other.put("compact", List.of("'responseFormat': 'default'", "'responseFormat': 'compact'"));
        other.put("columnar", List.of("'responseFormat': 'default'", "'responseFormat': 'columnar'"));
        return other;
    }

    /** What to replace in the model by what, so that other rows come, or they are good for another time. */
    private static Map<String, List<String>> otherModels() {
        Map<String, List<String>> other = new LinkedHashMap<>();
        other.put("another table", List.of("sql_table: orders", "sql_table: old_orders"));
        other.put("a query for a table", List.of("sql_table: orders", "sql: SELECT * FROM orders"));
        other.put("another table of a joined cube", List.of("sql_table: users", "sql_table: people"));
        other.put("another join", List.of("{CUBE}.user_id", "{CUBE}.owner_id"));
        other.put("another column of a dimension", List.of("sql: city", "sql: town"));
        other.put("another column of a measure", List.of("sql: amount,", "sql: price,"));
        other.put("another type of a measure", List.of("type: sum", "type: max"));
        other.put("another filter of a measure", List.of("amount > 0", "amount > 1"));
        other.put("another segment", List.of("{CUBE}.paid", "{CUBE}.settled"));
        other.put("a refresh key", List.of("sql_table: orders", "sql_table: orders\n    refresh_key: {every: 1 hour}"));
        other.put(
                "another interval",
                List.of("sql_table: orders", "sql_table: orders\n    refresh_key: {every: 2 hours}"));
        other.put(
                "a schedule",
                List.of("sql_table: orders", "sql_table: orders\n    refresh_key: {every: \"0 8 * * *\"}"));
        other.put(
                "a schedule in a zone",
                List.of(
                        "sql_table: orders",
                        "sql_table: orders\n    refresh_key: {every: \"0 8 * * *\", timezone: Asia/Kathmandu}"));
        other.put(
                "a refresh key in SQL",
                List.of("sql_table: orders", "sql_table: orders\n    refresh_key: {sql: SELECT 1}"));
        other.put(
                "another refresh key in SQL",
                List.of("sql_table: orders", "sql_table: orders\n    refresh_key: {sql: SELECT 2}"));
        other.put(
                "one that is asked more often",
                List.of("sql_table: orders", "sql_table: orders\n    refresh_key: {sql: SELECT 1, every: 1 second}"));
        other.put(
                "a refresh key of a cube that is only joined",
                List.of("sql_table: users", "sql_table: users\n    refresh_key: {immutable: true}"));
        other.put("another data source", List.of("sql_table:", "data_source: elsewhere\n    sql_table:"));
        return other;
    }

    /** What to replace in the model by what, so that rows stay and what describes them does not. */
    private static Map<String, List<String>> otherDescriptions() {
        Map<String, List<String>> other = new LinkedHashMap<>();
        other.put("a title", List.of("name: total,", "name: total, title: Turnover,"));
        other.put("a description", List.of("name: total,", "name: total, description: Without refunds,"));
        other.put("a format", List.of("name: total,", "name: total, format: percent,"));
        other.put("meta", List.of("name: total,", "name: total, meta: {unit: EUR},"));
        other.put("the cube's title", List.of("sql_table: orders", "sql_table: orders\n    title: Purchases"));
        other.put("another type of a dimension", List.of("sql: city, type: string", "sql: city, type: number"));
        other.put("a dimension's title", List.of("name: city,", "name: city, title: Town,"));
        return other;
    }

    @TestFactory
    List<DynamicTest> another_query_has_another_key() {
        var all = new LinkedHashMap<Job, String>();
        all.put(job(prepared(engine, QUERY, false)), "the query itself");
        var tests = otherQueries().entrySet().stream()
                .map(other -> dynamicTest(other.getKey(), () -> {
                    var query = varied(QUERY, other.getValue());
                    var prepared = prepared(engine, query, false);
                    assertThat(all.put(job(prepared), other.getKey())).isNull();
                    // What an engine remembers of the queries before has no say.
                    var alone = prepared(engine(MODEL), query, false);
                    assertThat(job(prepared)).isEqualTo(job(alone));
                    assertThat(fingerprint(prepared))
                            .isEqualTo(LoadParts.of(alone, false, new Annotations())
                                    .fingerprint());
                }));
        return tests.toList();
    }

    @TestFactory
    List<DynamicTest> another_model_has_another_key() {
        var all = new LinkedHashMap<Job, String>();
        all.put(job(prepared(engine, QUERY, false)), "the model itself");
        return otherModels().entrySet().stream()
                .map(other -> dynamicTest(other.getKey(), () -> {
                    var job = job(prepared(engine(varied(MODEL, other.getValue())), QUERY, false));
                    assertThat(all.put(job, other.getKey())).isNull();
                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> another_description_has_another_tag_for_the_same_rows() {
        var before = prepared(engine, QUERY, false);
        return otherDescriptions().entrySet().stream()
                .map(other -> dynamicTest(other.getKey(), () -> {
                    var now = prepared(engine(varied(MODEL, other.getValue())), QUERY, false);
                    assertThat(job(now)).isEqualTo(job(before));
                    assertThat(fingerprint(now)).isNotEqualTo(fingerprint(before));
                }))
                .toList();
    }

    @Test
    void numbers_for_strings_are_another_answer() {
        assertThat(job(prepared(engine, QUERY, true))).isNotEqualTo(job(prepared(engine, QUERY, false)));
    }

    @Test
    void rows_that_are_not_grouped_are_another_answer() {
        var grouped = "{'dimensions': ['orders.price', 'orders.status']}";
        var rows = grouped.replace("]}", "], 'ungrouped': true}");
        assertThat(job(prepared(engine, rows, false))).isNotEqualTo(job(prepared(engine, grouped, false)));
    }

    @Test
    void a_hint_that_joins_by_another_way_is_another_answer() {
        var query = QUERY.replace("['users.city']", "['towns.name']")
                .replace("['users.city', 'asc']", "['towns.name', 'asc']");
        var byShops = query.replace("['orders', 'users', 'towns']", "['orders', 'shops', 'towns']");
        assertThat(job(prepared(engine, byShops, false))).isNotEqualTo(job(prepared(engine, query, false)));
        assertThat(job(prepared(engine, byShops, false)).refreshKeys())
                .isNotEqualTo(job(prepared(engine, query, false)).refreshKeys());
    }

    @Test
    void compared_ranges_have_a_key_each_and_say_which_they_are() {
        var compared = QUERY.replace(
                "'dateRange': ['2026-01-01', '2026-01-31']",
                "'compareDateRange': [['2026-01-01', '2026-01-31'], ['2026-02-01', '2026-02-28']]");
        var parts = prepared(engine, compared, false).parts();
        assertThat(parts.stream().map(Prepared.Part::job).distinct()).hasSize(2);
        assertThat(parts.getFirst().job()).isNotEqualTo(job(prepared(engine, QUERY, false)));
    }

    @Test
    void properties_in_another_order_and_members_that_say_the_same_share() {
        var other = """
                {'limit': 100, 'measures': ['orders.count', 'orders.total'], 'offset': 5, 'segments': ['orders.paid'],
                 'timezone': 'Europe/Berlin', 'joinHints': [['orders', 'users', 'towns']], 'dimensions': ['users.city'],
                 'order': {'orders.count': 'desc', 'users.city': 'asc'}, 'cache': 'no-cache',
                 'timeDimensions': [{'dateRange': ['2026-01-01', '2026-01-31T23:59:59.999'], 'granularity': 'day',
                                     'dimension': 'orders.at'}],
                 'filters': [{'values': ['a', 'b'], 'operator': 'equals', 'dimension': 'orders.status'},
                             {'or': [{'member': 'orders.price', 'operator': 'gt', 'values': [7]},
                                     {'member': 'orders.open', 'operator': 'equals', 'values': [true]}]},
                             {'member': 'orders.count', 'operator': 'lt', 'values': ['70']}]}""";
        assertThat(job(prepared(engine, other, false))).isEqualTo(job(prepared(engine, QUERY, false)));
    }

    /** Nothing of an answer depends on the caller: what would is refused before it is planned. */
    @Test
    void callers_share_where_the_answer_does_not_depend_on_them() {
        assertThat(job(prepared(engine, QUERY, false, new SecurityContext(Map.of("sub", "a")))))
                .isEqualTo(job(prepared(engine, QUERY, false, new SecurityContext(Map.of("sub", "b")))));
    }

    private String fingerprint(Prepared prepared) {
        return LoadParts.of(prepared, false, annotations).fingerprint();
    }

    private static Job job(Prepared prepared) {
        return prepared.parts().getFirst().job();
    }

    private static String varied(String text, List<String> change) {
        assertThat(text).contains(change.getFirst());
        return text.replace(change.getFirst(), change.getLast());
    }

    private static Prepared prepared(Engine engine, String query, boolean castNumerics) {
        return prepared(engine, query, castNumerics, SecurityContext.ANONYMOUS);
    }

    private static Prepared prepared(Engine engine, String query, boolean castNumerics, SecurityContext who) {
        var json = JsonMapper.shared().readTree(query.replace('\'', '"'));
        return engine.prepare(new Request(json, true, who), castNumerics);
    }

    private static Engine engine(String model) {
        var planner = new Planner(ModelCompiler.compile(List.of(DefinitionReader.read("model.yml", model))));
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        var reader = new QueryReader(ZoneId.of("UTC"), 10_000, 50_000, clock);
        return new Engine(() -> planner, reader, new Databases(Map.of()), clock);
    }
}
