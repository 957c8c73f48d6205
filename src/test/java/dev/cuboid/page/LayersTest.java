package dev.cuboid.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.lineage.Node.Join;
import dev.cuboid.page.Layers.Slot;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LayersTest {
    @Test
    void a_cube_stands_right_of_all_that_join_it() {
        var layers = Layers.of(
                List.of("users", "orders", "items"),
                List.of(new Join("items", "orders"), new Join("orders", "users"), new Join("items", "users")));

        assertThat(layers.columns()).hasSize(3);
        assertThat(layers.columns().get(0)).containsExactly(new Slot("items", true));
        assertThat(layers.columns().get(1)).contains(new Slot("orders", true)).hasSize(2);
        assertThat(layers.columns().get(2)).containsExactly(new Slot("users", true));
    }

    @Test
    void a_long_join_passes_a_place_of_its_own_in_each_column() {
        var far = new Join("a", "c");
        var layers = Layers.of(List.of("a", "b", "c"), List.of(new Join("a", "b"), new Join("b", "c"), far));

        assertThat(layers.ways().get(far)).extracting(Slot::cube).containsExactly(true, false, true);
    }

    @Test
    void a_circle_of_joins_is_laid_out_too() {
        var layers = Layers.of(List.of("a", "b"), List.of(new Join("a", "b"), new Join("b", "a"), new Join("a", "a")));

        assertThat(layers.columns()).hasSize(2);
        assertThat(layers.ways()).hasSize(2);
    }
}
