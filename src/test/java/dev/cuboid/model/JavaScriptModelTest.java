package dev.cuboid.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.definition.Definition;
import dev.cuboid.definition.DefinitionReader;
import dev.cuboid.definition.YamlWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JavaScriptModelTest {
    private static final Path JAVASCRIPT = Path.of("src/test/resources/js-model");
    private static final Pattern PLACE = Pattern.compile("InFile\\[file=[^,\\]]*, line=\\d+, column=\\d+]");

    private static final String SHOP = """
            cube('base', {
              sql: `SELECT *, '{"a": 1}' AS j
                    FROM shop.orders
                    WHERE ${FILTER_PARAMS.base.createdAt.filter('created_at')}
                      AND ${FILTER_PARAMS.base.createdAt.filter((from, to) => `created_at >= ${from} AND created_at < ${to}`)}`,
              public: false,
              meta: { ownTeam: 'a "b"', list: [1, -2, null, true], inner: { someKey: 'x' } },
              preAggregations: {
                byDay: { measures: [count], timeDimension: createdAt, granularity: 'day', refreshKey: { every: '1 hour' } },
              },
              measures: { count: { type: 'count' } },
              dimensions: {
                id: { sql: 'id', type: 'number', primary_key: true },
                createdAt: {
                  sql: function () { return `${SQL_UTILS.convertTz(`${CUBE}.created_at`)}`; },
                  type: 'time',
                  granularities: { fiscal: { interval: '1 year', offset: '-3 months' } },
                },
                size: {
                  type: 'string',
                  case: { when: [{ sql: `${CUBE}.n > 1`, label: 'big' }], else: { label: 'small' } },
                },
                'quoted_name': { sql: `upper(${size}) || ${CUBE.size} || ${base.size}`, type: 'string' },
              },
            });
            cube(`orders`, {
              extends: base,
              public: true,
              joins: { base: { relationship: 'hasOne', sql: `${CUBE.id} = ${base.id}` } },
              dimensions: { parent: { sql: `${orders.base.size}`, type: 'string' } },
            });
            view('shop', {
              cubes: [
                { joinPath: orders, includes: '*', excludes: ['parent'] },
                { join_path: () => orders.base, prefix: true, includes: [size, { name: 'createdAt', alias: 'made' }] },
              ],
            });
            """;

    private static final String SHOP_YAML = """
            cubes:
              - name: base
                sql: |-
                  SELECT *, '\\{"a": 1\\}' AS j
                          FROM shop.orders
                          WHERE {FILTER_PARAMS.base.createdAt.filter('created_at')}
                            AND {FILTER_PARAMS.base.createdAt.filter(lambda f, t: f"created_at >= {f} AND created_at < {t}")}
                public: false
                meta: {ownTeam: 'a "b"', list: [1, -2, null, true], inner: {someKey: x}}
                pre_aggregations:
                  - {name: byDay, measures: [count], time_dimension: createdAt, granularity: day, refresh_key: {every: 1 hour}}
                measures: [{name: count, type: count}]
                dimensions:
                  - {name: id, sql: id, type: number, primary_key: true}
                  - name: createdAt
                    sql: '{SQL_UTILS.convertTz("{CUBE}.created_at")}'
                    type: time
                    granularities: [{name: fiscal, interval: 1 year, offset: -3 months}]
                  - name: size
                    type: string
                    case: {when: [{sql: "{CUBE}.n > 1", label: big}], else: {label: small}}
                  - {name: quoted_name, sql: "upper({size}) || {CUBE.size} || {base.size}", type: string}
              - name: orders
                extends: base
                public: true
                joins: [{name: base, relationship: one_to_one, sql: "{CUBE.id} = {base.id}"}]
                dimensions: [{name: parent, sql: "{orders.base.size}", type: string}]
            views:
              - name: shop
                cubes:
                  - {join_path: orders, includes: "*", excludes: [parent]}
                  - {join_path: orders.base, prefix: true, includes: [size, {name: createdAt, alias: made}]}
            """;

    @Test
    void the_reference_cubes_are_the_same_in_both_languages() {
        assertThat(inOrder(ModelCompiler.compile(JAVASCRIPT)))
                .isEqualTo(inOrder(ModelCompiler.compile(Path.of("src/test/resources/js-model-in-yaml"))));
    }

    @Test
    void everything_that_stands_still_is_read_as_in_yaml() {
        assertThat(comparable(compile("shop.js", SHOP))).isEqualTo(comparable(compile("shop.yml", SHOP_YAML)));
    }

    @Test
    void a_converted_file_gives_the_same_model() throws IOException {
        var javascript = DefinitionReader.read("shop.js", SHOP);
        assertThat(comparable(ModelCompiler.compile(List.of(converted(javascript)))))
                .isEqualTo(comparable(ModelCompiler.compile(List.of(javascript))));
        var files = new java.util.ArrayList<Definition>();
        for (var name : List.of("CampaignEngagement.js", "UserEngagement.js", "Users.yml")) {
            files.add(converted(DefinitionReader.read(name, Files.readString(JAVASCRIPT.resolve(name)))));
        }
        assertThat(comparable(ModelCompiler.compile(files))).isEqualTo(comparable(ModelCompiler.compile(JAVASCRIPT)));
    }

    @Test
    void a_converted_file_reads_as_if_it_were_written_by_hand() {
        var yaml = YamlWriter.write(DefinitionReader.read("a.js", """
                cube('orders', {
                  sqlTable: 'shop.orders',
                  measures: { count: { type: 'count', drillMembers: [id, Users.name] } },
                  dimensions: {
                    id: { sql: 'id', type: 'number', primaryKey: true, meta: { someKey: 'no' } },
                    both: { sql: `CASE
                        WHEN ${CUBE}.a THEN 'x'
                      END`, type: 'string', title: 'Both: a & b {{ }}' },
                  },
                });
                """));
        assertThat(yaml).isEqualTo("""
                cubes:
                  - name: orders
                    sql_table: shop.orders
                    measures:
                      - name: count
                        type: count
                        drill_members: [id, Users.name]
                    dimensions:
                      - name: id
                        sql: id
                        type: number
                        primary_key: true
                        meta:
                          someKey: "no"
                      - name: both
                        sql: |-
                          CASE
                                  WHEN {CUBE}.a THEN 'x'
                                END
                        type: string
                        title: "Both: a & b \\u007b{ }}"
                """);
    }

    private static Definition converted(Definition definition) {
        return DefinitionReader.read("converted.yml", YamlWriter.write(definition));
    }

    private static SemanticModel compile(String file, String text) {
        return ModelCompiler.compile(List.of(DefinitionReader.read(file, text)));
    }

    private static String comparable(SemanticModel model) {
        var text = PLACE.matcher(model.cubes() + "\n" + model.views()).replaceAll("");
        return text.replaceAll("\\s+", " ");
    }

    private static List<String> inOrder(SemanticModel model) {
        return model.cubes().stream()
                .map(cube -> PLACE.matcher(cube.toString()).replaceAll(""))
                .sorted()
                .toList();
    }
}
