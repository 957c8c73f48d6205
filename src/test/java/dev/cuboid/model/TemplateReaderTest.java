package dev.cuboid.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.model.SqlTemplate.FilterArgument;
import dev.cuboid.model.SqlTemplate.LambdaPart;
import dev.cuboid.model.SqlTemplate.Part;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TemplateReaderTest {
    private static final Part OWN = new Part.CubeReference(List.of());

    @Test
    void a_bare_name_is_a_column_of_the_cube() {
        assertThat(parts("status")).containsExactly(OWN, text(".status"));
        assertThat(parts("\"order\"")).containsExactly(OWN, text(".\"order\""));
        assertThat(parts("`order`")).containsExactly(OWN, text(".\"order\""));
    }

    @Test
    void a_bare_value_or_expression_stays_text() {
        assertThat(parts("NULL")).containsExactly(text("NULL"));
        assertThat(parts("true")).containsExactly(text("true"));
        assertThat(parts("current_date")).containsExactly(text("current_date"));
        assertThat(parts("a.b")).containsExactly(text("a.b"));
        assertThat(parts("1")).containsExactly(text("1"));
    }

    @Test
    void the_own_cube_has_four_names() {
        assertThat(parts("{CUBE}.x")).containsExactly(OWN, text(".x"));
        assertThat(parts("{TABLE}.x")).containsExactly(OWN, text(".x"));
        assertThat(parts("{t}.x")).containsExactly(OWN, text(".x"));
        assertThat(parts("${CUBE}.x")).containsExactly(OWN, text(".x"));
    }

    @Test
    void members_of_the_own_cube_need_no_path() {
        var at = new Part.MemberReference(List.of(), new MemberName("t", "at"));

        assertThat(parts("{at}")).containsExactly(at);
        assertThat(parts("{CUBE.at}")).containsExactly(at);
        assertThat(parts("{t.at}")).containsExactly(at);
        assertThat(parts("{ at }")).containsExactly(at);
        assertThat(parts("${t.at}")).containsExactly(at);
    }

    @Test
    void other_cubes_are_reached_by_name_or_by_path() {
        var name = new MemberName("zones", "name");

        assertThat(parts("{zones.name}")).containsExactly(new Part.MemberReference(List.of("zones"), name));
        assertThat(parts("{hubs.zones.name}"))
                .containsExactly(new Part.MemberReference(List.of("hubs", "zones"), name));
        assertThat(parts("{CUBE.hubs.zones.name}"))
                .containsExactly(new Part.MemberReference(List.of("hubs", "zones"), name));
        assertThat(parts("{hubs}.x")).containsExactly(new Part.CubeReference(List.of("hubs")), text(".x"));
        assertThat(parts("{hubs.zones}.x"))
                .containsExactly(new Part.CubeReference(List.of("hubs", "zones")), text(".x"));
    }

    @Test
    void a_time_dimension_may_be_cut() {
        assertThat(parts("{at.month}"))
                .containsExactly(new Part.BucketReference(List.of(), new MemberName("t", "at"), "month"));
        assertThat(parts("{CUBE.at.sprint}"))
                .containsExactly(new Part.BucketReference(List.of(), new MemberName("t", "at"), "sprint"));
        assertThat(parts("{hubs.opened.year}"))
                .containsExactly(new Part.BucketReference(List.of("hubs"), new MemberName("hubs", "opened"), "year"));
    }

    @Test
    void a_cube_hides_a_member_of_the_same_name() {
        assertThat(parts("{hubs}")).containsExactly(new Part.CubeReference(List.of("hubs")));
        assertThat(parts("{CUBE.hubs}"))
                .containsExactly(new Part.MemberReference(List.of(), new MemberName("t", "hubs")));
    }

    @Test
    void braces_in_strings_and_comments_are_text_unless_they_hold_a_reference() {
        assertThat(parts("'{\"a\": 1}'::jsonb")).containsExactly(text("'{\"a\": 1}'::jsonb"));
        assertThat(parts("x ~ '^\\d{2,3}$'")).containsExactly(text("x ~ '^\\d{2,3}$'"));
        assertThat(parts("E'it\\'s {1}' || 'don''t {2}'")).containsExactly(text("E'it\\'s {1}' || 'don''t {2}'"));
        assertThat(parts("$q${1} '$q$ || x")).containsExactly(text("$q${1} '$q$ || x"));
        assertThat(parts("a /* {nothing} */ + b")).containsExactly(text("a /* {nothing} */ + b"));
        assertThat(parts("'<' || {CUBE}.x || '{CUBE}'"))
                .containsExactly(text("'<' || "), OWN, text(".x || '"), OWN, text("'"));
    }

    @Test
    void line_comments_are_dropped() {
        assertThat(parts("a + -- {nothing} here\nb -- end")).containsExactly(text("a + \nb "));
        assertThat(parts("'--' || x")).containsExactly(text("'--' || x"));
    }

    @Test
    void escaped_braces_are_braces() {
        assertThat(parts("\\{at\\}")).containsExactly(text("{at}"));
    }

    @Test
    void filter_parameters_take_a_column() {
        var parameter = (Part.FilterParameter)
                source("SELECT 1 WHERE {FILTER_PARAMS.t.at.filter('x.at')}").get(1);

        assertThat(parameter.member()).isEqualTo(new MemberName("t", "at"));
        assertThat(parameter.argument()).isEqualTo(new FilterArgument.Expression(SqlTemplate.text("x.at")));
    }

    @Test
    void filter_parameters_take_a_function_in_two_spellings() {
        var between = new FilterArgument.Lambda(
                2,
                List.of(
                        new LambdaPart.Text("at >= "),
                        new LambdaPart.Parameter(0),
                        new LambdaPart.Text(" AND at < "),
                        new LambdaPart.Parameter(1)));

        assertThat(argument("{FILTER_PARAMS.t.at.filter(lambda a, b: f\"at >= {a} AND at < {b}\")}"))
                .isEqualTo(between);
        assertThat(argument("${FILTER_PARAMS.t.at.filter((a, b) => `at >= ${a} AND at < ${b}`)}"))
                .isEqualTo(between);
        assertThat(argument("{FILTER_PARAMS.t.at.filter(lambda x: f'''f({x})''')}"))
                .isEqualTo(new FilterArgument.Lambda(
                        1, List.of(new LambdaPart.Text("f("), new LambdaPart.Parameter(0), new LambdaPart.Text(")"))));
    }

    @Test
    void filter_groups_hold_several() {
        var group = (Part.FilterGroup)
                source("{FILTER_GROUP(FILTER_PARAMS.t.at.filter('at'), FILTER_PARAMS.t.hubs.filter('h'))}")
                        .getFirst();

        assertThat(group.parameters())
                .extracting(Part.FilterParameter::member)
                .containsExactly(new MemberName("t", "at"), new MemberName("t", "hubs"));
    }

    @Test
    void a_time_may_be_taken_to_the_zone_of_the_query() {
        assertThat(parts("{SQL_UTILS.convertTz(\"{CUBE}.at\")}"))
                .containsExactly(new Part.ToQueryZone(new SqlTemplate(List.of(OWN, text(".at")))));
        assertThat(parts("{SQL_UTILS.convertTz(at)}"))
                .containsExactly(new Part.ToQueryZone(
                        new SqlTemplate(List.of(new Part.MemberReference(List.of(), new MemberName("t", "at"))))));
    }

    @Test
    void the_security_context_is_carried_along() {
        assertThat(source("{SECURITY_CONTEXT.tenant.id.filter('tenant')}"))
                .containsExactly(new Part.NotServed(
                        "SECURITY_CONTEXT.tenant.id.filter('tenant')",
                        "the SQL of `t` reads `SECURITY_CONTEXT.tenant.id.filter('tenant')`, which is not served"));
        assertThat(source("{SECURITY_CONTEXT.tenant.unsafeValue()}"))
                .containsExactly(new Part.NotServed(
                        "SECURITY_CONTEXT.tenant.unsafeValue()",
                        "the SQL of `t` reads `SECURITY_CONTEXT.tenant.unsafeValue()`, which is not served"));
    }

    @Test
    void the_query_of_another_cube_may_be_built_on() {
        assertThat(source("SELECT * FROM {hubs.sql()} h"))
                .containsExactly(text("SELECT * FROM "), new Part.CubeSql("hubs"), text(" h"));
    }

    private static Part text(String sql) {
        return new Part.Text(sql);
    }

    private static List<Part> parts(String sql) {
        var model = Models.compile(model("sql_table: t", sql));
        return ((Dimension.Kind.Expression) Models.dimension(model, "t.d").kind())
                .sql()
                .parts();
    }

    private static List<Part> source(String sql) {
        return Models.compile(model("sql: " + quoted(sql), "x"))
                .cube("t")
                .orElseThrow()
                .source()
                .sql()
                .parts();
    }

    private static FilterArgument argument(String sql) {
        return ((Part.FilterParameter) source(sql).getFirst()).argument();
    }

    private static String quoted(String sql) {
        return "'" + sql.replace("'", "''").replace("\n", "\n\n") + "'";
    }

    private static String model(String source, String sql) {
        return """
                cubes:
                  - name: t
                    %s
                    joins:
                      - {name: hubs, relationship: many_to_one, sql: "{CUBE}.hub = {hubs}.id"}
                    dimensions:
                      - {name: d, type: string, sql: %s}
                      - {name: hubs, type: string, sql: hubs}
                      - name: at
                        type: time
                        sql: at
                        granularities: [{name: sprint, interval: 2 weeks, origin: "2024-01-08"}]
                  - name: hubs
                    sql_table: hubs
                    joins:
                      - {name: zones, relationship: many_to_one, sql: "{CUBE}.zone = {zones}.id"}
                    dimensions:
                      - {name: opened, type: time, sql: opened}
                  - name: zones
                    sql_table: zones
                    dimensions:
                      - {name: name, type: string, sql: name}
                """.formatted(source, quoted(sql));
    }
}
