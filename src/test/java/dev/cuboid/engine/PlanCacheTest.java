package dev.cuboid.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.access.SecurityContext;
import dev.cuboid.definition.DefinitionReader;
import dev.cuboid.model.ModelCompiler;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.plan.Planner;
import dev.cuboid.query.QueryReader;
import dev.cuboid.query.Resolver;
import dev.cuboid.sql.Dialect;
import dev.cuboid.sql.SqlCompiler;
import dev.cuboid.sql.SqlText;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a plan that is known must not be used for, and what it must be. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlanCacheTest {
    private static final String MODEL = """
            cubes:
              - name: orders
                sql_table: orders
                measures:
                  - name: amount
                    sql: amount
                    type: sum
                  - name: amount_in_dollars
                    sql: amount * 1.1
                    type: sum
                  - name: shown
                    multi_stage: true
                    type: number
                    case:
                      switch: currency
                      when:
                        - value: dollar
                          sql: "{amount_in_dollars}"
                      else:
                        sql: "{amount}"
                dimensions:
                  - {name: id, sql: id, type: number, primary_key: true}
                  - {name: city, sql: city, type: string}
                  - {name: paid, sql: paid, type: boolean}
                  - {name: at, sql: created_at, type: time}
                  - name: currency
                    type: switch
                    values: [euro, dollar]
            views:
              - name: lately
                cubes:
                  - join_path: orders
                    includes: [amount, city, at]
                default_filters:
                  - member: at
                    operator: inDateRange
                    values: [last 7 days]
            """;

    private final Planner planner = new Planner(model(MODEL));
    private Instant now = Instant.parse("2024-03-06T12:00:00Z");
    private Planner inForce = planner;
    private final InstantSource clock = () -> now;
    private final QueryReader reader = new QueryReader(ZoneOffset.UTC, 10_000, 50_000, clock);
    private final Engine engine = new Engine(() -> inForce, reader, new Databases(Map.of()), Clock.systemUTC());

    @Test
    void a_value_of_a_switch_chooses_its_own_plan() {
        assertThat(sqlOf("orders.shown", "orders.currency", "\"euro\"").sql()).doesNotContain("1.1");
        assertThat(sqlOf("orders.shown", "orders.currency", "\"dollar\"").sql()).contains("1.1");
        assertThat(sqlOf("orders.shown", "orders.currency", "\"euro\"").sql()).doesNotContain("1.1");
    }

    @Test
    void one_value_for_a_switch_and_for_a_text_is_both() {
        for (var currency : List.of("euro", "dollar")) {
            var sql = sql("""
                    {"measures":["orders.shown"],"filters":[
                     {"member":"orders.city","operator":"equals","values":["%1$s"]},
                     {"member":"orders.currency","operator":"equals","values":["%1$s"]}]}""".formatted(currency));

            assertThat(sql.binds()).contains(currency);
            assertThat(sql.sql().contains("1.1")).isEqualTo(currency.equals("dollar"));
        }
    }

    @Test
    void the_models_own_relative_dates_move_on() {
        var before = sqlOf("lately.amount", "lately.city", "\"Bern\"");
        now = now.plusSeconds(86_400);
        var after = sqlOf("lately.amount", "lately.city", "\"Bern\"");

        assertThat(after.sql()).isEqualTo(before.sql());
        assertThat(after.binds())
                .doesNotContainAnyElementsOf(before.binds().stream()
                        .filter(bind -> !bind.equals("Bern"))
                        .toList());
    }

    @Test
    void equal_values_and_different_ones_are_told_apart() {
        for (var other : List.of("Bern", "Basel", "Bern")) {
            var sql = sql("""
                    {"measures":["orders.amount"],"filters":[{"or":[
                     {"member":"orders.city","operator":"equals","values":["Bern"]},
                     {"member":"orders.city","operator":"equals","values":["%s"]}]}]}""".formatted(other));

            assertThat(sql.binds()).containsExactly("Bern", other);
        }
    }

    @Test
    void truth_values_times_and_nulls_are_those_of_the_query() {
        for (var paid : List.of("\"true\"", "\"false\"", "null", "\"true\",null")) {
            sqlOf("orders.amount", "orders.paid", paid);
        }
        for (var at : List.of("\"2024-01-01\"", "\"2024-01-02\"")) {
            sqlOf("orders.amount", "orders.at", at);
        }
        for (var city : List.of("\"Bern\"", "\"Basel\"", "null", "\"Bern\",null", "null,\"Basel\"")) {
            sqlOf("orders.amount", "orders.city", city);
        }
    }

    @Test
    void a_new_value_needs_no_new_plan_and_a_new_model_does() {
        var first = sqlOf("orders.amount", "orders.city", "\"Bern\"");
        assertThat(sqlOf("orders.amount", "orders.city", "\"Basel\"").sql()).isSameAs(first.sql());

        inForce = new Planner(model(MODEL.replace("sql: city", "sql: town")));

        assertThat(sqlOf("orders.amount", "orders.city", "\"Basel\"").sql()).contains("town");
    }

    private SqlText sqlOf(String measure, String member, String values) {
        return sql("""
                {"measures":["%s"],"filters":[{"member":"%s","operator":"equals","values":[%s]}]}""".formatted(measure, member, values));
    }

    /** What the engine says, which has to be what planning by itself gives. */
    private SqlText sql(String query) {
        var json = new JsonMapper().readTree(query);
        var known = engine.sql(new Request(json, false, SecurityContext.ANONYMOUS))
                .parts()
                .getFirst()
                .sql();
        assertThat(known).isEqualTo(planned(json));
        return known;
    }

    private SqlText planned(JsonNode query) {
        var asked = reader.read(query).queries().getFirst();
        return new SqlCompiler(Dialect.POSTGRES).compile(inForce.plan(Resolver.resolve(asked, inForce.model())));
    }

    private static SemanticModel model(String text) {
        return ModelCompiler.compile(List.of(DefinitionReader.read("orders.yml", text)));
    }
}
