package dev.cuboid.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuboid.definition.Definition.Mapping;
import dev.cuboid.definition.Definition.Scalar;
import dev.cuboid.definition.Definition.Sequence;
import dev.cuboid.definition.Definition.Type;
import dev.cuboid.diagnostic.Location.InFile;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DefinitionReaderTest {
    @Test
    void keys_and_values_know_their_places() {
        var root = mapping("a: 1\nb:\n  - c: two\n");

        var b = root.entry("b").orElseThrow();
        assertThat(b.keyLocation()).isEqualTo(new InFile("f.yml", 2, 1));
        var c = ((Mapping) ((Sequence) b.value()).items().getFirst()).entry("c").orElseThrow();
        assertThat(c.keyLocation()).isEqualTo(new InFile("f.yml", 3, 5));
        assertThat(c.value().location()).isEqualTo(new InFile("f.yml", 3, 8));
    }

    @Test
    void json_has_places_too_even_with_tabs_and_without_blanks() {
        var root = (Mapping) DefinitionReader.read("f.json", "{\n\t\"a\":\"x\\n\\u00e9\",\n\t\"b\":[1,2.5]\n}");

        assertThat(scalar(root, "a").text()).isEqualTo("x\né");
        assertThat(root.entry("b").orElseThrow().value().location()).isEqualTo(new InFile("f.json", 3, 6));
    }

    @Test
    void only_true_and_false_are_truth_values() {
        var root = mapping("on: yes\noff: no\nt: true\nq: 'true'\nd: 2024-01-07\no: 010\nn:\ne: ''\nx: 1e3\n");

        assertThat(root.entries().stream().map(Definition.Entry::key)).startsWith("on", "off");
        assertThat(type(root, "on")).isEqualTo(Type.TEXT);
        assertThat(type(root, "off")).isEqualTo(Type.TEXT);
        assertThat(type(root, "t")).isEqualTo(Type.BOOLEAN);
        assertThat(type(root, "q")).isEqualTo(Type.TEXT);
        assertThat(type(root, "d")).isEqualTo(Type.TEXT);
        assertThat(type(root, "o")).isEqualTo(Type.NUMBER);
        assertThat(type(root, "n")).isEqualTo(Type.NULL);
        assertThat(type(root, "e")).isEqualTo(Type.TEXT);
        assertThat(type(root, "x")).isEqualTo(Type.NUMBER);
    }

    @Test
    void characters_inside_a_text_are_placed() {
        var root = mapping("""
                plain: one two
                quoted: "say \\"hi\\" there"
                folded: >
                  first line
                    indented
                  last
                literal: |
                  alpha
                  beta
                """);

        assertThat(placeOf(root, "plain", "two")).isEqualTo(new InFile("f.yml", 1, 12));
        assertThat(placeOf(root, "quoted", "there")).isEqualTo(new InFile("f.yml", 2, 21));
        assertThat(placeOf(root, "folded", "indented")).isEqualTo(new InFile("f.yml", 5, 5));
        assertThat(placeOf(root, "folded", "last")).isEqualTo(new InFile("f.yml", 6, 3));
        assertThat(placeOf(root, "literal", "beta")).isEqualTo(new InFile("f.yml", 9, 3));
    }

    @Test
    void rare_characters_do_not_move_places() {
        var root = mapping("title: \"🙂🙂\"\nsql: {x: \"🙂{abc}\"}\n");

        var sql = scalar((Mapping) root.entry("sql").orElseThrow().value(), "x");
        assertThat(sql.raw()).isEqualTo("\"🙂{abc}\"");
    }

    @Test
    void aliases_and_merges_are_written_out() {
        var root = mapping("base: &base {type: number, sql: a}\nlist:\n  - {<<: *base, sql: b}\n  - *base\n");

        var items = ((Sequence) root.entry("list").orElseThrow().value()).items();
        assertThat(scalar((Mapping) items.get(0), "type").text()).isEqualTo("number");
        assertThat(scalar((Mapping) items.get(0), "sql").text()).isEqualTo("b");
        assertThat(scalar((Mapping) items.get(1), "sql").text()).isEqualTo("a");
    }

    @Test
    void an_empty_file_is_an_empty_object() {
        assertThat(mapping("# nothing yet\n").entries()).isEmpty();
    }

    @Test
    void windows_line_ends_and_byte_order_marks_are_no_matter() {
        var root = (Mapping) DefinitionReader.read("f.yml", "\uFEFFa: 1\r\nb: 2\r\n");

        assertThat(root.entry("b").orElseThrow().keyLocation()).isEqualTo(new InFile("f.yml", 2, 1));
    }

    @Test
    void every_doubled_key_is_told() {
        assertThatThrownBy(() -> mapping("a: 1\nb: {c: 1, c: 2}\na: 3\n"))
                .hasMessageContaining("f.yml:2:11: `c` defined more than once")
                .hasMessageContaining("f.yml:3:1: `a` defined more than once");
    }

    @Test
    void a_tab_is_told_with_its_place() {
        assertThatThrownBy(() -> mapping("a:\n  b: 1\n\tc: 2\n")).hasMessageContaining("M102 f.yml:3:1: a tab stands");
    }

    @Test
    void an_object_as_a_key_is_told() {
        assertThatThrownBy(() -> mapping("sql: {{a: b}: c}\n".replace("{{", "{ {")))
                .hasMessageContaining("M102 f.yml:1:8: a key has to be text");
    }

    @Test
    void a_control_character_is_told_with_its_place() {
        assertThatThrownBy(() -> mapping("a: 1\nb: x\u0001\n"))
                .hasMessageContaining("M102 f.yml:2:5: the character U+0001");
    }

    @Test
    void several_documents_in_one_file_are_refused() {
        assertThatThrownBy(() -> mapping("a: 1\n---\nb: 2\n")).hasMessageContaining("M102 f.yml:2:1");
    }

    @Test
    void aliases_that_explode_are_refused() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            bomb.append("a%d: &a%1$d [*a%2$d, *a%2$d, *a%2$d, *a%2$d, *a%2$d, *a%2$d, *a%2$d, *a%2$d]\n"
                    .formatted(i, i - 1));
        }

        assertThatThrownBy(() -> mapping(bomb.toString())).hasMessageContaining("M103");
    }

    @Test
    void an_alias_of_itself_is_refused() {
        assertThatThrownBy(() -> mapping("a: &a [*a]\n")).hasMessageContaining("M103");
    }

    @Test
    void endless_nesting_is_refused() {
        assertThatThrownBy(() -> mapping("a: " + "[".repeat(5000) + "]".repeat(5000)))
                .hasMessageContaining("M103");
    }

    @Test
    void jinja_in_a_comment_is_not_read() {
        assertThat(mapping("# {{ x }}\n   # {% y %}\na: 1\n").entries()).hasSize(1);
    }

    private static Mapping mapping(String yaml) {
        return (Mapping) DefinitionReader.read("f.yml", yaml);
    }

    private static Scalar scalar(Mapping mapping, String key) {
        return (Scalar) mapping.entry(key).orElseThrow().value();
    }

    private static Type type(Mapping mapping, String key) {
        return scalar(mapping, key).type();
    }

    private static InFile placeOf(Mapping mapping, String key, String part) {
        var scalar = scalar(mapping, key);
        return scalar.at(scalar.text().indexOf(part));
    }
}
