package dev.cuboid.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DataModelDocumentTest {
    private static final Path DOCUMENT = Path.of("docs/data-model.md");
    private static final String BEGINNING = "with -Dgolden.update=true -->\n";

    private final Set<Shape> served = new HashSet<>();

    @Test
    void tells_of_every_parameter_that_the_reader_knows() throws IOException {
        addServed(CubeShapes.FILE);
        var document = Files.readString(DOCUMENT);
        var written = document.substring(0, document.indexOf(BEGINNING) + BEGINNING.length());
        var whole = written + JsonSchema.shapes().stream().map(this::section).collect(Collectors.joining());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(DOCUMENT, whole);
        }

        assertThat(Files.readString(DOCUMENT)).isEqualTo(whole);
    }

    private String section(Shape shape) {
        var rows = shape.parameters().stream()
                .map(parameter -> "| %s | %s | %s |%n"
                        .formatted(
                                name(parameter),
                                ParameterTexts.of(shape.what(), parameter.name())
                                        .replace("|", "\\|"),
                                served.contains(shape) ? served(parameter.kind()) : "as what it belongs to"))
                .collect(Collectors.joining());
        return "%n## %s%n%n| Parameter | What it says | Served |%n|---|---|---|%n".formatted(shape.what()) + rows;
    }

    private static String name(Shape.Parameter parameter) {
        var older = parameter.synonyms().stream()
                .map(synonym -> "`" + Names.snakeCase(synonym) + "`")
                .collect(Collectors.joining(", "));
        return "`" + Names.snakeCase(parameter.name()) + "`" + (older.isEmpty() ? "" : " (" + older + ")");
    }

    private static String served(Kind kind) {
        return kind instanceof Kind.Partly(var _, var how) ? how : "yes";
    }

    /** Shapes that some path leads to on which nothing is only read. */
    private void addServed(Shape shape) {
        if (served.add(shape)) {
            shape.parameters().forEach(parameter -> addServed(parameter.kind()));
        }
    }

    private void addServed(Kind kind) {
        switch (kind) {
            case Kind.Plain _, Kind.Choice _ -> {}
            case Kind.ListOf(var item) -> addServed(item);
            case Kind.OneOrMore(var item) -> addServed(item);
            case Kind.Named(var shape) -> addServed(shape);
            case Kind.Part(var shape) -> addServed(shape.get());
            case Kind.Either(var _, var structured) -> addServed(structured);
            case Kind.AllOr(var list) -> addServed(list);
            case Kind.Partly(var partly, var how) -> {
                if (!how.startsWith("read and checked")) {
                    addServed(partly);
                }
            }
        }
    }
}
