package dev.cuboid.compare;

import dev.cuboid.lineage.Aspects;
import dev.cuboid.lineage.Lineage.Kind;
import dev.cuboid.lineage.Naming;
import dev.cuboid.model.Cube;
import dev.cuboid.model.Dimension;
import dev.cuboid.model.Measure;
import dev.cuboid.model.MemberName;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.model.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** All members of a model as they are compared. */
final class Items {
    private final SemanticModel model;
    private final Naming naming;
    private final Aspects aspects;
    private final SequencedMap<MemberName, Item> items = new LinkedHashMap<>();

    private Items(SemanticModel model, Naming naming) {
        this.model = model;
        this.naming = naming;
        this.aspects = new Aspects(naming);
    }

    /** In the order of the model, under the names that they have in it. */
    static SequencedMap<MemberName, Item> of(SemanticModel model, Naming naming) {
        var items = new Items(model, naming);
        model.cubes().forEach(items::add);
        model.views().forEach(items::add);
        return items.items;
    }

    private void add(Cube cube) {
        cube.measures().forEach(measure -> put(of(measure)));
        cube.dimensions().forEach(dimension -> put(of(dimension)));
        cube.segments().forEach(segment -> put(of(segment)));
    }

    private void add(View view) {
        for (var member : view.members()) {
            switch (member) {
                case View.Member.OwnMeasure(var measure) -> put(of(measure));
                case View.Member.OwnDimension(var dimension) -> put(of(dimension));
                case View.Member.Included included -> put(of(included));
            }
        }
    }

    private void put(Item item) {
        items.put(item.name(), item);
    }

    private Item of(Measure measure) {
        var shown = texts(measure.extras());
        shown.put(
                "drill_members",
                measure.drillMembers().stream()
                        .map(name -> naming.of(name).text())
                        .collect(Collectors.joining(", ")));
        return new Item(
                measure.name(),
                Kind.MEASURE,
                measure.type().name().toLowerCase(Locale.ROOT),
                measure.presentation(),
                aspects.of(measure),
                shown);
    }

    private Item of(Dimension dimension) {
        return new Item(
                dimension.name(),
                Kind.DIMENSION,
                dimension.type().name().toLowerCase(Locale.ROOT),
                dimension.presentation(),
                aspects.of(dimension),
                texts(dimension.extras()));
    }

    private Item of(Cube.Segment segment) {
        return new Item(segment.name(), Kind.SEGMENT, "boolean", segment.presentation(), aspects.of(segment), Map.of());
    }

    private Item of(View.Member.Included included) {
        var target = target(included.target());
        var reached = new LinkedHashMap<String, String>();
        reached.put("member", naming.of(included.target()).text());
        reached.put(Item.JOIN_PATH, path(included.path()));
        return new Item(
                included.name(), target.kind(), target.type(), included.presentation(), reached, target.shown());
    }

    private String path(List<String> cubes) {
        return cubes.stream().map(naming::of).collect(Collectors.joining("."));
    }

    private Item target(MemberName name) {
        var measure = model.measure(name).map(this::of);
        var dimension = model.dimension(name).map(this::of);
        return measure.or(() -> dimension)
                .or(() -> model.segment(name).map(this::of))
                .orElseThrow(() -> new IllegalStateException("a view includes nothing: " + name));
    }

    private static Map<String, String> texts(Map<String, Object> extras) {
        var texts = new LinkedHashMap<String, String>();
        extras.forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }
}
