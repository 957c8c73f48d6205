package dev.cuboid.compare;

import dev.cuboid.lineage.Aspects;
import dev.cuboid.lineage.Naming;
import dev.cuboid.lineage.Node;
import dev.cuboid.model.Dimension;
import dev.cuboid.model.SemanticModel;
import java.util.LinkedHashMap;
import java.util.Map;

/** What decides values, for everything of a model, under the names of the newer model. */
final class Definitions {
    private final Naming naming;
    private final Map<Node, Map<String, String>> aspects = new LinkedHashMap<>();

    private Definitions(Naming naming) {
        this.naming = naming;
    }

    static Map<Node, Map<String, String>> of(SemanticModel model, Naming naming) {
        var definitions = new Definitions(naming);
        definitions.add(model);
        return definitions.aspects;
    }

    private void add(SemanticModel model) {
        var texts = new Aspects(naming);
        for (var cube : model.cubes()) {
            var name = naming.of(cube.name());
            aspects.put(new Node.Source(name), texts.sourceOf(cube));
            aspects.put(new Node.Key(name), texts.keyOf(cube));
            cube.joins().forEach(join -> aspects.put(new Node.Join(name, naming.of(join.target())), texts.of(join)));
            cube.dimensions().forEach(dimension -> buckets(dimension, texts));
        }
        for (var view : model.views()) {
            aspects.put(new Node.StandingFilters(naming.of(view.name())), texts.standingFiltersOf(view));
        }
        Items.of(model, naming).forEach((name, item) -> aspects.put(new Node.Member(naming.of(name)), item.aspects()));
    }

    private void buckets(Dimension dimension, Aspects texts) {
        var name = naming.of(dimension.name());
        dimension
                .granularities()
                .forEach(granularity -> aspects.put(new Node.Bucket(name, granularity.name()), texts.of(granularity)));
    }

    /** The same thing under its name in the newer model. */
    static Node renamed(Node node, Naming naming) {
        return switch (node) {
            case Node.Member(var name) -> new Node.Member(naming.of(name));
            case Node.Source(var cube) -> new Node.Source(naming.of(cube));
            case Node.Key(var cube) -> new Node.Key(naming.of(cube));
            case Node.Join(var from, var to) -> new Node.Join(naming.of(from), naming.of(to));
            case Node.Bucket(var dimension, var granularity) -> new Node.Bucket(naming.of(dimension), granularity);
            case Node.StandingFilters(var view) -> new Node.StandingFilters(naming.of(view));
        };
    }
}
