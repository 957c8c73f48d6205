package dev.cuboid.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.cache.RefreshKey;
import dev.cuboid.cache.RefreshKey.Asked;
import dev.cuboid.cache.RefreshKey.Every;
import dev.cuboid.cache.RefreshKey.Immutable;
import dev.cuboid.cache.RefreshKey.Scheduled;
import dev.cuboid.definition.DefinitionReader;
import dev.cuboid.model.ModelCompiler;
import dev.cuboid.plan.Planner;
import dev.cuboid.query.QueryReader;
import dev.cuboid.query.Resolver;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Each cube has a key of its own, by which it is seen that all cubes of a query have their say. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RefreshKeysTest {
    private static final String MODEL = """
            cubes:
              - name: orders
                sql_table: orders
                refresh_key: {every: 1 minute}
                joins:
                  - {name: users, relationship: many_to_one, sql: "{CUBE}.user_id = {users.id}"}
                  - {name: items, relationship: one_to_many, sql: "{CUBE}.id = {items.order_id}"}
                dimensions:
                  - {name: id, sql: id, type: number, primary_key: true}
                  - {name: at, sql: at, type: time}
                  - {name: pieces, sql: "{items.count}", type: number, sub_query: true}
                  - {name: town, sql: "{towns.name}", type: string}
                measures:
                  - {name: count, type: count}
                  - {name: abroad, type: count, filters: [{sql: "{towns.name} <> 'here'"}]}
                  - {name: per_piece, type: number, sql: "1.0 * {count} / {items.count}"}
                  - {name: best, type: max, multi_stage: true, sql: "{count}", add_group_by: [users.city]}
                  - {name: so_far, type: count, rolling_window: {trailing: unbounded}}
                segments: [{name: urban, sql: "{towns.name} = 'there'"}]
              - name: users
                sql_table: users
                refresh_key: {every: 2 minutes}
                joins: [{name: towns, relationship: many_to_one, sql: "{CUBE}.town_id = {towns.id}"}]
                dimensions:
                  - {name: id, sql: id, type: number, primary_key: true}
                  - {name: city, sql: city, type: string}
              - name: towns
                sql_table: towns
                refresh_key: {every: 3 minutes}
                dimensions:
                  - {name: id, sql: id, type: number, primary_key: true}
                  - {name: name, sql: name, type: string}
              - name: items
                sql_table: items
                refresh_key: {every: 4 minutes}
                dimensions:
                  - {name: id, sql: id, type: number, primary_key: true}
                  - {name: order_id, sql: order_id, type: number}
                  - {name: kind, sql: kind, type: string}
                measures: [{name: count, type: count}]
              - name: recent
                sql: SELECT * FROM {towns.sql()} AS t WHERE new
                refresh_key: {every: 5 minutes}
                measures: [{name: count, type: count}]
            views:
              - name: sales
                cubes:
                  - {join_path: orders, includes: "*"}
                  - {join_path: orders.users.towns, includes: [name]}
            """;

    private static final Planner PLANNER = planner(MODEL);

    static Stream<Arguments> queries() {
        return Stream.of(
                Arguments.of("{'measures': ['orders.count']}", new int[] {1}),
                Arguments.of("{'measures': ['orders.count'], 'dimensions': ['users.city']}", new int[] {1, 2}),
                Arguments.of("{'measures': ['orders.count'], 'dimensions': ['towns.name']}", new int[] {1, 2, 3}),
                Arguments.of("{'measures': ['orders.count'], 'dimensions': ['orders.town']}", new int[] {1, 2, 3}),
                Arguments.of("{'measures': ['orders.abroad']}", new int[] {1, 2, 3}),
                Arguments.of("{'measures': ['orders.count'], 'segments': ['orders.urban']}", new int[] {1, 2, 3}),
                Arguments.of(
                        "{'measures': ['orders.count'], 'filters': [{'member': 'users.city', 'operator': 'set'}]}",
                        new int[] {1, 2}),
                Arguments.of(
                        "{'measures': ['orders.count'], 'filters': [{'member': 'items.kind', 'operator': 'set'}]}",
                        new int[] {1, 4}),
                Arguments.of(
                        "{'measures': ['orders.count'], 'filters': [{'member': 'items.count', 'operator': 'gt', 'values': ['1']}]}",
                        new int[] {1, 4}),
                Arguments.of("{'measures': ['orders.count'], 'dimensions': ['orders.pieces']}", new int[] {1, 4}),
                Arguments.of(
                        "{'measures': ['orders.count'], 'filters': [{'member': 'orders.pieces', 'operator': 'gt', 'values': ['1']}]}",
                        new int[] {1, 4}),
                Arguments.of("{'measures': ['orders.per_piece']}", new int[] {1, 4}),
                Arguments.of("{'measures': ['orders.best']}", new int[] {1, 2}),
                Arguments.of(
                        "{'measures': ['orders.so_far'], 'timeDimensions': [{'dimension': 'orders.at', 'granularity': 'day',"
                                + " 'dateRange': ['2026-01-01', '2026-01-31']}]}",
                        new int[] {1}),
                Arguments.of("{'measures': ['sales.count'], 'dimensions': ['sales.name']}", new int[] {1, 2, 3}),
                Arguments.of("{'measures': ['orders.count', 'items.count']}", new int[] {1, 4}),
                Arguments.of("{'measures': ['recent.count']}", new int[] {3, 5}));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void every_cube_that_is_read_has_its_say(String query, int[] minutes) {
        assertThat(keys(PLANNER, query))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(minutes)
                        .mapToObj(some -> (RefreshKey) new Every(Duration.ofMinutes(some)))
                        .toList());
    }

    @Test
    void each_way_to_say_it_is_read() {
        assertThat(key("{immutable: true}")).isEqualTo(new Immutable());
        assertThat(key("{immutable: false}")).isEqualTo(new Every(Duration.ofSeconds(10)));
        assertThat(key("{every: 1 second}")).isEqualTo(new Every(Duration.ofSeconds(1)));
        assertThat(key("{every: 2 weeks}")).isEqualTo(new Every(Duration.ofDays(14)));
        assertThat(key("{every: \"0 8 * * *\"}")).isEqualTo(new Scheduled("0 8 * * *", ZoneId.of("UTC")));
        assertThat(key("{every: \"30 0 8 * * *\", timezone: Asia/Kathmandu}"))
                .isEqualTo(new Scheduled("30 0 8 * * *", ZoneId.of("Asia/Kathmandu")));
        assertThat(key("{sql: SELECT 1}")).isEqualTo(new Asked("default", "SELECT 1", Duration.ofMinutes(2)));
        assertThat(key("{sql: SELECT 1, every: 5 hours}"))
                .isEqualTo(new Asked("default", "SELECT 1", Duration.ofHours(5)));
    }

    private static RefreshKey key(String text) {
        var model = "cubes: [{name: t, sql_table: t, refresh_key: %s, measures: [{name: count, type: count}]}]";
        return keys(planner(model.formatted(text)), "{'measures': ['t.count']}").getFirst();
    }

    private static List<RefreshKey> keys(Planner planner, String query) {
        var reader = new QueryReader(ZoneOffset.UTC, 10_000, 50_000, Clock.systemUTC());
        var asked = reader.read(JsonMapper.shared().readTree(query.replace('\'', '"')))
                .queries()
                .getFirst();
        return RefreshKeys.of(planner.plan(Resolver.resolve(asked, planner.model())), planner.model());
    }

    private static Planner planner(String model) {
        return new Planner(ModelCompiler.compile(List.of(DefinitionReader.read("model.yml", model))));
    }
}
