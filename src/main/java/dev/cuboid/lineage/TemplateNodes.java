package dev.cuboid.lineage;

import dev.cuboid.model.MemberName;
import dev.cuboid.model.SqlTemplate;
import dev.cuboid.model.SqlTemplate.FilterArgument;
import dev.cuboid.model.SqlTemplate.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What a template refers to, with the joins on the way there. */
final class TemplateNodes {
    private final JoinPaths paths;
    /** The cube whose columns {@code {CUBE}} means; empty for a view, whose paths begin at a cube. */
    private final List<String> owner;

    private final Collection<Node> nodes;

    TemplateNodes(JoinPaths paths, List<String> owner, Collection<Node> nodes) {
        this.paths = paths;
        this.owner = List.copyOf(owner);
        this.nodes = nodes;
    }

    void add(SqlTemplate template) {
        template.parts().forEach(this::add);
    }

    void way(List<String> path) {
        var cubes = new ArrayList<>(owner);
        cubes.addAll(path);
        nodes.addAll(paths.along(cubes));
    }

    void member(List<String> path, MemberName name) {
        way(path);
        nodes.add(new Node.Member(name));
    }

    void bucket(List<String> path, MemberName dimension, String granularity) {
        member(path, dimension);
        nodes.add(new Node.Bucket(dimension, granularity));
    }

    private void add(Part part) {
        switch (part) {
            case Part.CubeReference(var path) -> {
                way(path);
                path.stream().skip(Math.max(0, path.size() - 1)).forEach(cube -> nodes.add(new Node.Source(cube)));
            }
            case Part.MemberReference(var path, var member) -> member(path, member);
            case Part.BucketReference(var path, var dimension, var granularity) -> bucket(path, dimension, granularity);
            case Part.CubeSql(var cube) -> nodes.add(new Node.Source(cube));
            case Part.ToQueryZone(var instant) -> add(instant);
            case Part.FilterParameter(var _, FilterArgument.Expression(var sql)) -> add(sql);
            case Part.FilterGroup(var parameters) -> parameters.forEach(this::add);
            case Part.FilterParameter _, Part.Text _, Part.NotServed _ -> {}
        }
    }
}
