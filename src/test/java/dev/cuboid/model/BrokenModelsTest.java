package dev.cuboid.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.definition.DefinitionReader;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.Rejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** However a model is damaged, its author reads diagnostics, never a stack trace. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BrokenModelsTest {
    private static final Path SUITES = Path.of("src/test/resources/conformance");
    private static final List<String> BITS = List.of(
            "", "{", "}", "{x}", "'", "\"", "[]", "~", ": ", "-", "  ", "name", "sql", "0", "{CUBE}", "type", "*",
            "\\");

    @Test
    void damaged_models_are_rejected_and_do_not_crash() throws IOException {
        int rejected = 0;
        for (int seed = 0; seed < 90; seed++) {
            rejected += damaged(new Random(seed), seed);
        }
        assertThat(rejected).isGreaterThan(30);
    }

    private static int damaged(Random random, int seed) throws IOException {
        var lines = lines(seed % 2 == 0 ? "shop" : "engagement");
        for (int i = 0; i < 1 + seed % 3; i++) {
            damage(lines, random);
        }
        var text = String.join("\n", lines);
        try {
            ModelCompiler.compile(List.of(DefinitionReader.read("model.yml", text)));
            return 0;
        } catch (Rejected expected) {
            assertThat(expected.diagnostics())
                    .extracting(Diagnostic::text)
                    .allMatch(told -> told.contains("model.yml:"));
            return 1;
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    private static void damage(List<String> lines, Random random) {
        int at = random.nextInt(1, lines.size());
        var line = lines.get(at);
        int from = line.isEmpty() ? 0 : random.nextInt(line.length());
        int until = Math.min(line.length(), from + random.nextInt(4));
        switch (random.nextInt(4)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, lines.get(random.nextInt(1, lines.size())));
            default ->
                lines.set(at, line.substring(0, from) + BITS.get(random.nextInt(BITS.size())) + line.substring(until));
        }
    }

    /** All cubes and views of a suite in one text. */
    private static List<String> lines(String suite) throws IOException {
        var cubes = new ArrayList<String>();
        var views = new ArrayList<String>();
        try (var files = Files.walk(SUITES.resolve(suite).resolve("model"))) {
            for (var file : files.filter(path -> path.toString().endsWith(".yml"))
                    .sorted()
                    .toList()) {
                var into = cubes;
                for (var line : Files.readAllLines(file)) {
                    if (line.equals("cubes:") || line.equals("views:")) {
                        into = line.equals("cubes:") ? cubes : views;
                    } else if (!line.startsWith("#")) {
                        into.add(line);
                    }
                }
            }
        }
        cubes.addFirst("cubes:");
        cubes.add("views:");
        cubes.addAll(views);
        return cubes;
    }
}
