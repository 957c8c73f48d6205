package dev.cuboid.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.definition.DefinitionReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(ReplaceUnderscores.class)
class YamlAndJsonTest {
    private static final Path CUBES = Path.of("src/test/resources/conformance/engagement/model/cubes");

    @Test
    void the_reference_cubes_are_the_same_model_in_both() throws IOException {
        var files = List.of("UserEngagement.yml", "CampaignEngagement.yml", "accounts.yml", "activity.yml");
        var yaml = files.stream().map(CUBES::resolve).map(YamlAndJsonTest::text).toList();
        var json = yaml.stream().map(YamlAndJsonTest::json).toList();

        var fromYaml = ModelCompiler.compile(yaml.stream()
                .map(text -> DefinitionReader.read("model.yml", text))
                .toList());
        var fromJson = ModelCompiler.compile(json.stream()
                .map(text -> DefinitionReader.read("model.json", text))
                .toList());

        assertThat(fromYaml.cube("UserEngagement")).isPresent();
        assertThat(fromJson).isEqualTo(fromYaml).hasSameHashCodeAs(fromYaml);
    }

    @Test
    void a_model_that_says_something_else_is_not_the_same() {
        var one = "cubes: [{name: t, sql_table: t, measures: [{name: m, type: sum, sql: a}]}]";

        assertThat(Models.compile(one)).isNotEqualTo(Models.compile(one.replace("sum", "max")));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String json(String yaml) {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(new Yaml().load(yaml));
    }
}
