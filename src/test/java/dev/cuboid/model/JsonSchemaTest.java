package dev.cuboid.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.definition.DefinitionReader;
import dev.cuboid.diagnostic.Rejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class JsonSchemaTest {
    private static final Map<String, Object> SCHEMA = JsonSchema.ofModelFiles();
    private static final List<String> MODELS =
            List.of("schema", "src/test/resources/conformance", "src/test/resources/bench-model");

    @ParameterizedTest
    @MethodSource("models")
    void every_model_of_the_repository_fits(Path file) throws IOException {
        assertThat(problemsIn(Files.readString(file))).isEmpty();
    }

    static List<Path> models() throws IOException {
        try (var files = Stream.concat(
                Files.walk(Path.of(MODELS.get(0))),
                Stream.concat(Files.walk(Path.of(MODELS.get(1))), Files.walk(Path.of(MODELS.get(2)))))) {
            var models = files.filter(file -> file.toString().endsWith(".yml"))
                    .filter(file -> !file.toString().contains("cases")
                            && !file.toString().contains("/own/"))
                    .toList();
            assertThat(models).hasSizeGreaterThan(20);
            return models;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cube: []",
                "cubes: [{name: a, sqltable: t}]",
                "cubes: [{name: 2nd, sql_table: t}]",
                "cubes: [{sql_table: t}]",
                "cubes: [{name: a, public: 'yes'}]",
                "cubes: [{name: a, measures: [{name: m, tpye: sum}]}]",
                "cubes: [{name: a, measures: [{name: m, type: summ}]}]",
                "cubes: [{name: a, measures: [{name: m, type: sum, filters: [{sq: x}]}]}]",
                "cubes: [{name: a, joins: {b: {relationship: many_to_many}}}]",
                "cubes: [{name: a, dimensions: [{name: d, primaryKey: maybe}]}]",
                "cubes: [{name: a, rewrite_queries: perhaps}]",
                "views: [{name: v, cubes: [{join_path: a, includes: everything}]}]",
                "views: [{name: v, folders: [{name: f, includes: [{name: g, include: []}]}]}]"
            })
    void a_mistake_does_not_fit(String yaml) {
        assertThat(problemsIn(yaml)).isNotEmpty();
        assertThat(refused(yaml)).as("by the reader, too").isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cubes: [{name: a, sqlTable: t, dataSource: x, shown: false}]",
                "cubes: {a: {sql_table: t, measures: {m: {type: countDistinct, sql: x}}}}",
                "cubes: [{name: a, sql_table: t, measures: [{name: m, type: count_distinct, sql: x, drill_member_references: [d]}]}]",
                "cubes: [{name: a, sql_table: t, rewrite_queries: false}]",
                "cubes: [{name: a, sql_table: t, joins: [{name: b, sql: '1', relationship: belongsTo}]}]",
                "views: [{name: v, cubes: [{join_path: a, includes: '*'}]}]",
                "views: [{name: v, cubes: [{joinPath: a, includes: [x, {name: y, alias: z}]}]}]"
            })
    void both_styles_and_older_names_fit(String yaml) {
        assertThat(problemsIn(yaml)).isEmpty();
    }

    @Test
    void every_parameter_has_a_text_and_every_text_a_parameter() {
        var keys = new HashSet<String>();
        for (var shape : JsonSchema.shapes()) {
            for (var parameter : shape.parameters()) {
                assertThat(ParameterTexts.of(shape.what(), parameter.name())).endsWith(".");
                keys.add(parameter.name());
                keys.add(ParameterTexts.specific(shape.what(), parameter.name()));
            }
        }
        assertThat(keys).containsAll(ParameterTexts.keys());
    }

    private static List<String> problemsIn(String yaml) {
        return SchemaChecker.problemsIn(DefinitionReader.read("model.yml", yaml), SCHEMA);
    }

    private static boolean refused(String yaml) {
        try {
            ModelCompiler.compile(List.of(DefinitionReader.read("model.yml", yaml)));
            return false;
        } catch (Rejected expected) {
            return true;
        }
    }
}
