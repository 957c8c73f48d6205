package dev.cuboid.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuboid.definition.DefinitionReader;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.model.ModelCompiler;
import dev.cuboid.query.QueryReader;
import dev.cuboid.query.Resolver;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Where joins begin when two cubes would do equally well: {@code left} and {@code right} lead to each other and to {@code shared}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RootsTest {
    private static final String MODEL = """
            cubes:
              - name: left
                sql_table: left_rows
                joins:
                  - {name: right, relationship: many_to_one, sql: "{CUBE}.right_id = {right.id}"}
                  - {name: shared, relationship: many_to_one, sql: "{CUBE}.shared_id = {shared.id}"}
                dimensions:
                  - {name: id, sql: id, type: number, primary_key: true}
                  - {name: colour, sql: colour, type: string}
              - name: right
                sql_table: right_rows
                joins:
                  - {name: left, relationship: one_to_many, sql: "{CUBE}.id = {left}.right_id"}
                  - {name: shared, relationship: many_to_one, sql: "{CUBE}.shared_id = {shared.id}"}
                dimensions:
                  - {name: id, sql: id, type: number, primary_key: true}
                  - {name: size, sql: size, type: string}
              - name: shared
                sql_table: shared_rows
                dimensions:
                  - {name: id, sql: id, type: number, primary_key: true}
                measures:
                  - {name: count, type: count}
            """;

    private static final Planner PLANNER =
            new Planner(ModelCompiler.compile(List.of(DefinitionReader.read("roots.yml", MODEL))));

    @Test
    void a_measure_is_refused_since_each_would_keep_other_rows_of_it() {
        assertThatThrownBy(() -> plan("{'measures': ['shared.count'], 'dimensions': ['left.colour', 'right.size']}"))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("from `left` and from `right` they do over as few edges")
                .hasMessageContaining("[[\"left\", \"right\"]]");
    }

    @Test
    void a_hint_chooses() {
        var query =
                "{'measures': ['shared.count'], 'dimensions': ['left.colour', 'right.size'], 'joinHints': [['%s', '%s']]}";
        assertThat(plan(query.formatted("left", "right"))).contains("from left");
        assertThat(plan(query.formatted("right", "left"))).contains("from right");
    }

    @Test
    void dimensions_alone_begin_at_the_first_and_say_so() {
        assertThat(plan("{'dimensions': ['right.size', 'left.colour']}"))
                .contains("from right (it is named before `left`, from which joins lead to all dimensions as well)");
    }

    private static String plan(String request) {
        var query = new QueryReader(ZoneOffset.UTC, 10_000, 50_000, Clock.systemUTC())
                .read(JsonMapper.shared().readTree(request.replace('\'', '"')))
                .queries()
                .getFirst();
        return PlanPrinter.print(PLANNER.plan(Resolver.resolve(query, PLANNER.model())));
    }
}
