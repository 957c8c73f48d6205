package dev.cuboid.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuboid.definition.DefinitionReader;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.model.ModelCompiler;
import dev.cuboid.plan.Planner;
import dev.cuboid.query.QueryReader;
import dev.cuboid.query.Resolver;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A chain of three cubes of which the one in between lives elsewhere. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DataSourcesTest {
    private static final String MODEL = """
            cubes:
              - name: orders
                sql_table: orders
                joins: [{name: users, relationship: many_to_one, sql: "{CUBE}.user_id = {users.id}"}]
                dimensions: [{name: id, sql: id, type: number, primary_key: true}]
                measures: [{name: count, type: count}]
              - name: users
                sql_table: users
                data_source: archive
                joins: [{name: towns, relationship: many_to_one, sql: "{CUBE}.town_id = {towns.id}"}]
                dimensions: [{name: id, sql: id, type: number, primary_key: true, public: true}]
                measures: [{name: count, type: count}]
              - name: members
                sql: SELECT * FROM {users.sql()} AS u
                measures: [{name: count, type: count}]
              - name: towns
                sql_table: towns
                dimensions:
                  - {name: id, sql: id, type: number, primary_key: true}
                  - {name: name, sql: name, type: string}
            """;

    private static final Planner PLANNER =
            new Planner(ModelCompiler.compile(List.of(DefinitionReader.read("places.yml", MODEL))));
    private static final QueryReader READER = new QueryReader(ZoneOffset.UTC, 10_000, 50_000, Clock.systemUTC());

    @Test
    void a_cube_that_is_only_joined_in_between_is_refused_by_name() {
        assertThatThrownBy(() -> source("{'measures': ['orders.count'], 'dimensions': ['towns.name']}"))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("`orders`, `towns` in `default`, `users` in `archive`");
    }

    @Test
    void a_filter_that_joins_another_source_is_refused_too() {
        assertThatThrownBy(() -> source(
                        "{'measures': ['orders.count'], 'filters': [{'member': 'users.id', 'operator': 'set'}]}"))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("`users` in `archive`");
    }

    @Test
    void a_cube_whose_select_is_part_of_anothers_counts() {
        assertThatThrownBy(() -> source("{'measures': ['members.count']}"))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("`members` in `default`, `users` in `archive`");
    }

    @Test
    void one_source_is_named() {
        assertThat(source("{'measures': ['orders.count']}")).isEqualTo("default");
        assertThat(source("{'measures': ['users.count']}")).isEqualTo("archive");
    }

    @Test
    void what_lives_elsewhere_is_not_compatible() {
        var compatible = Compatibility.of(List.of("orders.count"), List.of(), PLANNER, READER);
        assertThat(compatible.dimensions()).isEmpty();
        assertThat(compatible.incompatible())
                .filteredOn(other -> other.member().equals("towns.name"))
                .singleElement()
                .satisfies(other -> assertThat(other.reason()).contains("several data sources"));
    }

    private static String source(String request) {
        var query = READER.read(JsonMapper.shared().readTree(request.replace('\'', '"')))
                .queries()
                .getFirst();
        return DataSources.of(PLANNER.plan(Resolver.resolve(query, PLANNER.model())), PLANNER.model());
    }
}
