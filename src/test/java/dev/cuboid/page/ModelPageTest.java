package dev.cuboid.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.definition.DefinitionReader;
import dev.cuboid.model.ModelCompiler;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ModelPageTest {
    private static final Path SHOP = Path.of("src/test/resources/conformance/shop/model");

    private final String shop = ModelPage.of(ModelCompiler.compile(SHOP), "Shop");

    @Test
    void each_cube_view_and_member_has_its_place() {
        var model = ModelCompiler.compile(SHOP);

        assertThat(model.cubes())
                .allSatisfy(cube -> assertThat(shop).contains("<section id=\"of-" + cube.name() + "\""));
        assertThat(model.views())
                .flatExtracting(view -> view.members())
                .isNotEmpty()
                .allSatisfy(member ->
                        assertThat(shop).contains("id=\"of-" + member.name().text() + "\""));
    }

    @Test
    void each_link_leads_somewhere_on_the_page() {
        var ids = all("id=\"([^\"]+)\"");

        assertThat(all("href=\"#([^\"]+)\""))
                .isNotEmpty()
                .allSatisfy(target -> assertThat(ids).contains(target));
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void nothing_comes_from_the_network() {
        assertThat(shop).doesNotContain("http://", "https://", "src=", "@import", "url(");
    }

    @Test
    void the_diagram_draws_each_join() {
        var joins = ModelCompiler.compile(SHOP).cubes().stream()
                .mapToLong(cube -> cube.joins().size())
                .sum();

        assertThat(all("<path d=\"([^\"]+)\" class=\"join\">")).hasSize((int) joins);
    }

    @Test
    void text_of_the_model_is_never_markup() {
        var page = ModelPage.of(ModelCompiler.compile(List.of(DefinitionReader.read("model.yml", """
                        cubes:
                          - name: orders
                            sql_table: orders
                            title: "<b>Orders</b>"
                            description: "</section><script>alert(1)</script>"
                            dimensions:
                              - { name: id, sql: "CASE WHEN {CUBE}.a < 1 THEN '\\"' END", type: string, description: "<img onerror='x'>" }
                        """))), "<i>Shop</i>");

        assertThat(page)
                .contains("&lt;b&gt;Orders&lt;/b&gt;", "&lt;i&gt;Shop&lt;/i&gt;", "&lt; 1 THEN &#39;&quot;&#39; END")
                .doesNotContain("<b>", "<i>", "alert(1)</script>", "<img");
    }

    private List<String> all(String pattern) {
        return Pattern.compile(pattern)
                .matcher(shop)
                .results()
                .map(found -> group(found))
                .toList();
    }

    private static String group(MatchResult found) {
        return found.group(1);
    }
}
