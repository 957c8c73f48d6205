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

        assertThat(model.cubes().stream().map(Cube::name))
                .contains("orders", "order_sequence", "tenant_orders", "shipping_addresses")
                .hasSize(30);
        assertThat(model.views().stream().map(View::name))
                .contains("order_facts_plus", "customer_geography", "tenant_sales")
                .hasSize(8);
    }

    @Test
    void engagement_compiles() {
        var model = ModelCompiler.compile(SUITES.resolve("engagement/model"));

        assertThat(model.cubes().stream().map(Cube::name))
                .contains("sales", "cohorts", "UserEngagement")
                .hasSize(22);
        assertThat(model.views().stream().map(View::name)).containsExactly("engagement_by_audience", "audience");
    }

    @Test
    void the_model_of_the_load_test_compiles() {
        var model = ModelCompiler.compile(Path.of("src/test/resources/bench-model"));

        assertThat(model.cubes().stream().map(Cube::name))
                .containsExactly("UserEngagement", "CampaignEngagement", "Users");
    }
}
