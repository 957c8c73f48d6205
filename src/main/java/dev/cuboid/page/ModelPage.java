package dev.cuboid.page;

import dev.cuboid.lineage.Lineage;
import dev.cuboid.model.SemanticModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A model as one HTML page. */
public final class ModelPage {
    private final SemanticModel model;
    private final Lineage lineage;
    private final Html html = new Html();

    private ModelPage(SemanticModel model) {
        this.model = model;
        this.lineage = Lineage.of(model);
    }

    public static String of(SemanticModel model, String title) {
        return new ModelPage(model).page(title);
    }

    private String page(String title) {
        html.raw("<!DOCTYPE html>\n");
        html.element(
                "html", () -> html.element("head", () -> head(title)).element("body", () -> body(title)), "lang", "en");
        return html.toString();
    }

    private void head(String title) {
        html.empty("meta", "charset", "utf-8");
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.element("title", title);
        html.raw("<style>\n" + resource("page.css") + "</style>\n");
    }

    private void body(String title) {
        html.element("nav", this::navigation);
        html.element("main", () -> {
            html.element("h1", title);
            html.element("p", size(), "class", "lead");
            if (model.cubes().stream().anyMatch(cube -> !cube.joins().isEmpty())) {
                html.element(
                        "section",
                        () -> {
                            html.element("h2", "Joins");
                            JoinDiagram.draw(model, html);
                        },
                        "class",
                        "overview");
            }
            var tables = new TableSection(model, html, lineage);
            model.views().forEach(tables::write);
            model.cubes().forEach(tables::write);
            html.element("p", "Nothing here has this in its name, title or description.", "id", "none", "hidden", "");
        });
        html.raw("<script>\n" + resource("page.js") + "</script>\n");
    }

    private String size() {
        return "%d cubes, %d views, %d members"
                .formatted(
                        model.cubes().size(),
                        model.views().size(),
                        lineage.lines().size());
    }

    private void navigation() {
        html.empty(
                "input",
                "type",
                "search",
                "id",
                "search",
                "placeholder",
                "Search",
                "aria-label",
                "Search members",
                "hidden",
                "");
        list(
                "Views",
                model.views().stream()
                        .map(view -> new Entry(view.name(), view.presentation().visible()))
                        .toList());
        list(
                "Cubes",
                model.cubes().stream()
                        .map(cube -> new Entry(cube.name(), cube.presentation().visible()))
                        .toList());
    }

    private record Entry(String name, boolean visible) {}

    private void list(String title, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        html.element("h2", title);
        html.element(
                "ul",
                () -> entries.forEach(entry -> html.element(
                        "li",
                        () -> html.element("a", entry.name(), "href", "#" + Anchors.ofCube(entry.name())),
                        "class",
                        entry.visible() ? "" : "hidden")));
    }

    private static String resource(String name) {
        try (var stream = Objects.requireNonNull(ModelPage.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
