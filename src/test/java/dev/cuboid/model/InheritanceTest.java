package dev.cuboid.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class InheritanceTest {
    private static final SemanticModel MODEL = Models.compile("""
            cubes:
              - name: teachers
                extends: people
                public: true
                sql: "SELECT * FROM {people.sql()} p WHERE teaches"
                dimensions:
                  - {name: name, type: string, sql: "UPPER({CUBE}.name)"}
                  - {name: subject, type: string, sql: subject}
                joins:
                  - {name: towns, relationship: one_to_one, sql: "{CUBE}.town = {towns.id}"}
                pre_aggregations:
                  - {name: own, measures: [count]}
                access_policy: [{group: a}]
              - name: people
                title: Folk
                public: false
                sql_table: people
                data_source: other
                joins:
                  - {name: towns, relationship: many_to_one, sql: "{CUBE}.town_id = {towns.id}"}
                dimensions:
                  - {name: id, type: number, sql: id, primary_key: true}
                  - {name: name, type: string, sql: "{CUBE}.name"}
                  - {name: town, type: string, sql: "{towns.name}"}
                measures:
                  - {name: count, type: count}
                pre_aggregations:
                  - {name: shared, measures: [count]}
              - name: towns
                sql_table: towns
                dimensions:
                  - {name: id, type: number, sql: id, primary_key: true}
                  - {name: name, type: string, sql: name}
              - name: heads
                extends: teachers
            views:
              - name: more
                extends: less
                cubes: [{join_path: people, includes: [count]}]
              - name: less
                public: false
                description: Few
                cubes: [{join_path: people, includes: [name]}]
            """);

    private final Cube teachers = MODEL.cube("teachers").orElseThrow();

    @Test
    void members_are_replaced_by_name_and_added() {
        assertThat(teachers.dimensions())
                .extracting(dimension -> dimension.name().member())
                .containsExactly("id", "name", "town", "subject");
        assertThat(Models.dimension(MODEL, "teachers.name").kind())
                .isNotEqualTo(Models.dimension(MODEL, "people.name").kind());
    }

    @Test
    void members_belong_to_the_child() {
        assertThat(teachers.measures()).singleElement().satisfies(count -> {
            assertThat(count.name()).isEqualTo(new MemberName("teachers", "count"));
            assertThat(count.presentation().visible()).isTrue();
        });
    }

    @Test
    void the_childs_source_hides_the_parents() {
        assertThat(teachers.source()).isInstanceOf(Cube.Source.Query.class);
    }

    @Test
    void what_the_child_does_not_say_is_inherited() {
        assertThat(teachers.dataSource()).isEqualTo("other");
        assertThat(teachers.presentation().title()).isEqualTo("Folk");
        assertThat(MODEL.cube("heads").orElseThrow().presentation().visible()).isTrue();
        assertThat(MODEL.cube("people").orElseThrow().presentation().visible()).isFalse();
    }

    @Test
    void a_join_to_the_same_cube_is_replaced() {
        assertThat(teachers.joins())
                .singleElement()
                .satisfies(join -> assertThat(join.relationship()).isEqualTo(Cube.Relationship.ONE_TO_ONE));
    }

    @Test
    void the_childs_pre_aggregations_come_first() {
        assertThat(teachers.extras().toString()).matches(".*name=own.*name=shared.*");
    }

    @Test
    void policies_are_inherited_down_the_chain() {
        assertThat(MODEL.cube("people").orElseThrow().policies()).isFalse();
        assertThat(MODEL.cube("heads").orElseThrow().policies()).isTrue();
    }

    @Test
    void a_view_inherits_everything_that_it_does_not_set() {
        var more = MODEL.view("more").orElseThrow();

        assertThat(more.members())
                .extracting(member -> member.name().text())
                .containsExactly("more.count", "more.name");
        assertThat(more.presentation().description()).isEqualTo("Few");
        assertThat(more.presentation().visible()).isFalse();
    }

    @Test
    void cubes_keep_the_order_of_the_files() {
        assertThat(MODEL.cubes()).extracting(Cube::name).containsExactly("teachers", "people", "towns", "heads");
    }

    @Test
    void an_inherited_mistake_is_told_once_of_the_cube_that_makes_it() {
        var problems = Models.problems("""
                cubes:
                  - {name: child, extends: parent}
                  - name: parent
                    sql_table: p
                    measures: [{name: m, type: number, sql: a}]
                """);

        assertThat(problems).singleElement().asString().contains("cube `parent`");
    }
}
