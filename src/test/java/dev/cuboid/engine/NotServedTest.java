package dev.cuboid.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cuboid.definition.DefinitionReader;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.model.ModelCompiler;
import dev.cuboid.plan.Plan;
import dev.cuboid.plan.Planner;
import dev.cuboid.query.QueryReader;
import dev.cuboid.query.Resolver;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What a model of Cube may say and Cuboid does not serve: it loads, and a query that needs it is refused by its name. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NotServedTest {
    private static final QueryReader READER =
            new QueryReader(ZoneId.of("UTC"), 10_000, 50_000, InstantSource.fixed(Instant.EPOCH));
    private static final Planner PLANNER =
            new Planner(ModelCompiler.compile(List.of(DefinitionReader.read("model.yml", """
            cubes:
              - name: orders
                sql_table: orders
                rewrite_queries: true
                joins:
                  - {name: orders, relationship: one_to_one, sql: "{CUBE}.id = {orders}.parent"}
                  - {name: tenants, relationship: many_to_one, sql: "{CUBE}.t = {tenants.id}"}
                dimensions:
                  - {name: id, type: number, sql: id, primary_key: true, public: true}
                  - {name: at, type: time, sql: at}
                  - {name: mine, type: string, sql: "{SECURITY_CONTEXT.name.unsafeValue()}"}
                  - {name: zone, type: string, sql: "'{COMPILE_CONTEXT.securityContext.zone}'"}
                  - {name: status, type: string, sql: status, values_as_segments: true}
                  - {name: secret, type: string, sql: secret, public: "{COMPILE_CONTEXT.securityContext.admin}"}
                measures:
                  - {name: count, type: count, cumulative: true}
                  - {name: total, type: sum, sql: amount, drill_filters: [{sql: "{CUBE}.amount > 0"}]}
                  - {name: filtered, type: number, sql: "{total} / 2", filters: [{sql: "{CUBE}.amount > 0"}]}
                  - {name: windowed, type: number, sql: "{total} / 2", rolling_window: {trailing: 7 day}}
                  - {name: above, type: number, sql: "{filtered} * 2"}
                  - name: staged
                    type: sum
                    multi_stage: true
                    sql: "{total}"
                    add_group_by: [at]
                    rolling_window: {trailing: 7 day}
              - name: tenants
                sql: "SELECT * FROM tenants WHERE {SECURITY_CONTEXT.tenant.filter('id')}"
                dimensions: [{name: id, type: number, sql: id, primary_key: true, public: true}]
              - name: elsewhere
                sql_table: elsewhere
                data_source: "{COMPILE_CONTEXT.securityContext.source}"
                measures: [{name: count, type: count}]
            views:
              - name: shop
                cubes:
                  - {join_path: orders, includes: [count]}
                  - {join_path: orders.tenants, includes: "*", split: true}
            """))));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"dimensions": ["orders.mine"]}     | the SQL of `orders` reads `SECURITY_CONTEXT.name.unsafeValue()`, which is not served
            {"dimensions": ["orders.zone"]}     | the SQL of `orders` reads `COMPILE_CONTEXT.securityContext.zone`, which is not served
            {"dimensions": ["tenants.id"]}      | the SQL of `tenants` reads `SECURITY_CONTEXT.tenant.filter('id')`, which is not served
            {"measures": ["orders.count"], "dimensions": ["tenants.id"]} | the SQL of `tenants` reads `SECURITY_CONTEXT.tenant.filter('id')`, which is not served
            {"dimensions": ["shop_tenants.id"]} | the SQL of `tenants` reads `SECURITY_CONTEXT.tenant.filter('id')`, which is not served
            {"measures": ["elsewhere.count"]}   | cube `elsewhere` has the `data_source` `{COMPILE_CONTEXT.securityContext.source}`, and one that depends on the caller is not served
            {"measures": ["orders.filtered"]}   | measure `filtered` of cube `orders` has `filters`, which is not served for a calculated measure; it goes with the measures that this one is built from
            {"measures": ["orders.above"]}      | measure `filtered` of cube `orders` has `filters`, which is not served for a calculated measure; it goes with the measures that this one is built from
            {"measures": ["orders.windowed"]}   | measure `windowed` of cube `orders` has `rolling_window`, which is not served for a calculated measure; it goes with the measures that this one is built from
            {"measures": ["orders.staged"]}     | measure `staged` of cube `orders` has both `multi_stage` and `rolling_window`, which is not served; a window goes on a measure of its own, which this one may name
            {"dimensions": ["orders.id"], "filters": [{"member": "orders.total", "operator": "measureFilter"}]} | `orders.total` has `drill_filters`, which the operator `measureFilter` does not serve
            """)
    void it_is_refused_by_its_name(String query, String reason) {
        assertThat(refused(query)).singleElement().satisfies(problem -> {
            assertThat(problem.code().id()).isEqualTo("Q208");
            assertThat(problem.message()).isEqualTo(reason);
        });
    }

    @Test
    void what_depends_on_the_caller_to_be_seen_is_seen_by_nobody() {
        assertThat(refused("{\"dimensions\": [\"orders.secret\"]}"))
                .extracting(problem -> problem.code().id())
                .containsExactly("Q204");
    }

    @Test
    void the_segments_of_values_do_not_exist() {
        assertThat(refused("{\"measures\": [\"orders.count\"], \"segments\": [\"orders.status_new\"]}"))
                .extracting(problem -> problem.code().id())
                .containsExactly("Q202");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"measures\": [\"orders.count\", \"orders.total\"], \"dimensions\": [\"orders.status\"]}",
                "{\"measures\": [\"shop.count\"]}"
            })
    void whatever_does_not_need_it_is_served(String query) {
        assertThat(plan(query).outputs()).isNotEmpty();
    }

    private static Plan.Result plan(String query) {
        var asked = READER.read(new JsonMapper().readTree(query)).queries().getFirst();
        return PLANNER.plan(Resolver.resolve(asked, PLANNER.model()));
    }

    private static List<Diagnostic> refused(String query) {
        return catchThrowableOfType(Rejected.class, () -> plan(query)).diagnostics();
    }
}
