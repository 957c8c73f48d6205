package dev.cuboid.page;

import dev.cuboid.lineage.Aspects;
import dev.cuboid.lineage.Lineage;
import dev.cuboid.lineage.Lineage.Kind;
import dev.cuboid.lineage.Naming;
import dev.cuboid.model.Cube;
import dev.cuboid.model.Dimension;
import dev.cuboid.model.Measure;
import dev.cuboid.model.MemberName;
import dev.cuboid.model.Presentation;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.model.View;
import dev.cuboid.page.MemberSection.Shown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One cube or view with all its members. */
final class TableSection {
    private final SemanticModel model;
    private final Html html;
    private final Lineage lineage;
    private final MemberSection members;
    private final Aspects aspects = new Aspects(Naming.SAME);

    TableSection(SemanticModel model, Html html, Lineage lineage) {
        this.model = model;
        this.html = html;
        this.lineage = lineage;
        this.members = new MemberSection(html, lineage);
    }

    void write(Cube cube) {
        section("cube", cube.name(), cube.presentation(), () -> {
            html.element("dl", () -> aspects.sourceOf(cube).forEach(this::parameter), "class", "source");
            joins(cube);
            group("Measures", cube.measures().stream().map(this::shown).toList());
            group("Dimensions", cube.dimensions().stream().map(this::shown).toList());
            group("Segments", cube.segments().stream().map(this::shown).toList());
        });
    }

    void write(View view) {
        section("view", view.name(), view.presentation(), () -> {
            if (!view.defaultFilters().isEmpty()) {
                html.element("dl", () -> aspects.standingFiltersOf(view).forEach(this::parameter), "class", "source");
            }
            group("Measures", of(view, Kind.MEASURE));
            group("Dimensions", of(view, Kind.DIMENSION));
            group("Segments", of(view, Kind.SEGMENT));
        });
    }

    private void section(String word, String name, Presentation presentation, Runnable content) {
        html.element(
                "section",
                () -> {
                    html.element("h2", () -> {
                        html.text(presentation.title());
                        html.element("code", name);
                        html.element("span", word, "class", "badge");
                        if (!presentation.visible()) {
                            html.element("span", "not public", "class", "badge");
                        }
                    });
                    if (!presentation.description().isEmpty()) {
                        html.element("p", presentation.description());
                    }
                    content.run();
                },
                "id",
                Anchors.ofCube(name),
                "data-find",
                (name + " " + presentation.title() + " " + presentation.description()).toLowerCase(Locale.ROOT));
    }

    private void parameter(String name, String text) {
        html.element("dt", name);
        html.element("dd", () -> html.element("code", text));
    }

    private void joins(Cube cube) {
        if (cube.joins().isEmpty()) {
            return;
        }
        html.element("h3", "Joins");
        html.element(
                "dl",
                () -> {
                    for (var join : cube.joins()) {
                        html.element(
                                "dt",
                                () -> html.element("a", join.target(), "href", "#" + Anchors.ofCube(join.target())));
                        var texts = aspects.of(join);
                        html.element("dd", () -> {
                            html.element(
                                    "span",
                                    texts.getOrDefault("relationship", "").replace('_', ' '),
                                    "class",
                                    "type");
                            html.element("code", texts.getOrDefault("sql", ""));
                        });
                    }
                },
                "class",
                "source");
    }

    private void group(String title, List<Shown> shown) {
        if (shown.isEmpty()) {
            return;
        }
        html.element("h3", title);
        html.element("div", () -> shown.forEach(members::write), "class", "members");
    }

    private Shown shown(Measure measure) {
        var definition = aspects.of(measure);
        var type = definition.getOrDefault("type", "");
        definition.remove("type");
        return new Shown(measure.name(), type, measure.presentation(), false, definition);
    }

    private Shown shown(Dimension dimension) {
        var definition = aspects.of(dimension);
        if (!dimension.granularities().isEmpty()) {
            definition.put(
                    "granularities",
                    dimension.granularities().stream()
                            .map(Dimension.Granularity::name)
                            .collect(Collectors.joining(", ")));
        }
        return new Shown(
                dimension.name(),
                dimension.type().name().toLowerCase(Locale.ROOT),
                dimension.presentation(),
                dimension.primaryKey(),
                definition);
    }

    private Shown shown(Cube.Segment segment) {
        return new Shown(segment.name(), "segment", segment.presentation(), false, aspects.of(segment));
    }

    private List<Shown> of(View view, Kind kind) {
        return view.members().stream()
                .filter(member -> lineage.of(member.name())
                        .filter(line -> line.kind() == kind)
                        .isPresent())
                .map(member -> shown(member, kind))
                .toList();
    }

    private Shown shown(View.Member member, Kind kind) {
        return switch (member) {
            case View.Member.OwnMeasure(var measure) -> shown(measure);
            case View.Member.OwnDimension(var dimension) -> shown(dimension);
            case View.Member.Included(var name, var presentation, var path, var target) -> {
                var definition = new LinkedHashMap<String, String>();
                definition.put("member", target.text());
                definition.put("join path", String.join(" → ", path));
                yield new Shown(name, type(target, kind), presentation, false, definition);
            }
        };
    }

    private String type(MemberName target, Kind kind) {
        return model.measure(target)
                .map(this::shown)
                .or(() -> model.dimension(target).map(this::shown))
                .map(Shown::type)
                .orElse(kind.name().toLowerCase(Locale.ROOT));
    }
}
