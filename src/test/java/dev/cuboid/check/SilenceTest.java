package dev.cuboid.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.definition.DefinitionReader;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.model.ModelCompiler;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SilenceTest {
    @Test
    void nothing_is_doubted_in_our_own_model() {
        assertThat(warnings("schema")).isEmpty();
    }

    @Test
    void the_shop_is_doubted_where_it_was_made_doubtful() {
        assertThat(warnings("src/test/resources/conformance/shop/model"))
                .extracting(warning -> warning.code().id())
                // keyless counts, four ratios of sums, parcels' two ways to zones
                .containsExactly("W107", "W107", "W107", "W107", "W102", "W105", "W101", "W105", "W105", "W105");
    }

    @Test
    void engagement_has_one_ratio_of_a_sum() {
        assertThat(warnings("src/test/resources/conformance/engagement/model"))
                .extracting(Diagnostic::message)
                .singleElement()
                .asString()
                .contains("`sessions.average_duration` divides sums");
    }

    private static List<Diagnostic> warnings(String folder) {
        var definitions = DefinitionReader.read(Path.of(folder));
        return ModelWarnings.of(ModelCompiler.compile(definitions), definitions);
    }
}
