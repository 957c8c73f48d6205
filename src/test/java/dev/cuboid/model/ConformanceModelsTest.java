package dev.cuboid.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ConformanceModelsTest {
    private static final Path SUITES = Path.of("src/test/resources/conformance");

    @Test
    void the_shop_compiles() {
        var model = ModelCompiler.compile(SUITES.resolve("shop/model"));

        assertThat(model.cubes())
                .extracting(Cube::name)
                .contains("orders", "order_sequence", "tenant_orders")
                .hasSize(28);
        assertThat(model.views())
                .extracting(View::name)
                .contains("order_facts_plus", "customer_geography")
                .hasSize(8);
    }

    @Test
    void engagement_compiles() {
        var model = ModelCompiler.compile(SUITES.resolve("engagement/model"));

        assertThat(model.cubes()).hasSize(19);
        assertThat(model.views()).hasSize(2);
    }

    @Test
    void the_model_of_the_load_test_compiles() {
        var model = ModelCompiler.compile(Path.of("src/test/resources/bench-model"));

        assertThat(model.cubes()).hasSize(3);
    }
}
