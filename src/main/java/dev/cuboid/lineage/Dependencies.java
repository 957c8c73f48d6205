package dev.cuboid.lineage;

import dev.cuboid.model.Cube;
import dev.cuboid.model.Dimension;
import dev.cuboid.model.Measure;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.model.View;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/** For everything of a model what it is made of, directly and in the end. */
public final class Dependencies {
    private final JoinPaths paths;
    private final Map<Node, List<Node>> direct = new LinkedHashMap<>();

    private Dependencies(SemanticModel model) {
        this.paths = new JoinPaths(model);
        model.cubes().forEach(this::add);
        model.views().forEach(this::add);
    }

    public static Dependencies of(SemanticModel model) {
        return new Dependencies(model);
    }

    /** What there is: in the order of the model. */
    public List<Node> nodes() {
        return List.copyOf(direct.keySet());
    }

    /** What it names itself, each once. */
    public List<Node> of(Node node) {
        return direct.getOrDefault(node, List.of());
    }

    /** Everything that it is made of, nearest first, without itself. */
    public SequencedSet<Node> behind(Node node) {
        var found = new LinkedHashSet<Node>();
        var queue = new ArrayDeque<>(of(node));
        while (!queue.isEmpty()) {
            var next = queue.removeFirst();
            if (!next.equals(node) && found.add(next)) {
                queue.addAll(of(next));
            }
        }
        return found;
    }

    /** All cubes that a cube reaches along declared joins, each with the joins on the shortest way. */
    public Map<String, List<Node.Join>> waysFrom(String cube) {
        return paths.from(cube);
    }

    private void add(Cube cube) {
        var own = List.of(cube.name());
        put(new Node.Source(cube.name()), own, nodes -> nodes.add(cube.source().sql()));
        put(
                new Node.Key(cube.name()),
                own,
                nodes -> cube.primaryKey().forEach(key -> nodes.member(List.of(), key.name())));
        for (var join : cube.joins()) {
            put(new Node.Join(cube.name(), join.target()), own, nodes -> nodes.add(join.on()));
            addTo(new Node.Join(cube.name(), join.target()), new Node.Source(join.target()));
        }
        cube.dimensions().forEach(dimension -> add(dimension, own));
        cube.measures().forEach(measure -> add(measure, own));
        for (var segment : cube.segments()) {
            put(new Node.Member(segment.name()), own, nodes -> nodes.add(segment.sql()));
            addTo(new Node.Member(segment.name()), new Node.Source(cube.name()));
        }
    }

    private void add(Measure measure, List<String> owner) {
        var node = new Node.Member(measure.name());
        put(node, owner, nodes -> new MemberNodes(nodes).add(measure));
        owner.forEach(cube -> {
            addTo(node, new Node.Source(cube));
            addTo(node, new Node.Key(cube));
        });
    }

    private void add(Dimension dimension, List<String> owner) {
        var node = new Node.Member(dimension.name());
        put(node, owner, nodes -> new MemberNodes(nodes).add(dimension));
        owner.forEach(cube -> addTo(node, new Node.Source(cube)));
        if (dimension.kind() instanceof Dimension.Kind.SubQuery) {
            owner.forEach(cube -> addTo(node, new Node.Key(cube)));
        }
        for (var granularity : dimension.granularities()) {
            put(new Node.Bucket(dimension.name(), granularity.name()), owner, nodes -> {
                if (granularity.cut() instanceof Dimension.Cut.Expression(var sql, var _)) {
                    nodes.add(sql);
                }
            });
        }
    }

    private void add(View view) {
        var filters = new Node.StandingFilters(view.name());
        for (var member : view.members()) {
            var node = new Node.Member(member.name());
            switch (member) {
                case View.Member.Included(var _, var _, var path, var target) ->
                    put(node, List.of(), nodes -> nodes.member(path, target));
                case View.Member.OwnMeasure(var measure) -> add(measure, List.of());
                case View.Member.OwnDimension(var dimension) -> add(dimension, List.of());
            }
            addTo(node, filters);
        }
        put(
                filters,
                List.of(),
                nodes -> view.defaultFilters().forEach(filter -> new MemberNodes(nodes).add(filter.filter())));
    }

    private interface Collecting {
        void into(TemplateNodes nodes);
    }

    private void put(Node node, List<String> owner, Collecting collecting) {
        var nodes = new LinkedHashSet<Node>();
        collecting.into(new TemplateNodes(paths, owner, nodes));
        nodes.remove(node);
        direct.put(node, List.copyOf(nodes));
    }

    private void addTo(Node node, Node other) {
        var nodes = new ArrayList<>(of(node));
        if (!nodes.contains(other)) {
            nodes.add(other);
        }
        direct.put(node, List.copyOf(nodes));
    }
}
