package dev.cuboid.lineage;

import dev.cuboid.lineage.Lineage.Column;
import dev.cuboid.lineage.Lineage.Kind;
import dev.cuboid.lineage.Lineage.Line;
import dev.cuboid.lineage.Lineage.Published;
import dev.cuboid.model.ColumnReads;
import dev.cuboid.model.Cube;
import dev.cuboid.model.MemberName;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.model.SqlTemplate;
import dev.cuboid.model.Templates;
import dev.cuboid.model.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Follows each member of a model to the columns and to the views. */
final class LineageReader {
    private final SemanticModel model;
    private final Dependencies dependencies;
    private final Map<MemberName, List<Column>> ownColumns = new LinkedHashMap<>();
    private final Map<MemberName, List<MemberName>> usedBy = new LinkedHashMap<>();
    private final Map<MemberName, List<Published>> published = new LinkedHashMap<>();
    private final List<Line> lines = new ArrayList<>();

    LineageReader(SemanticModel model) {
        this.model = model;
        this.dependencies = Dependencies.of(model);
        model.cubes().forEach(this::readColumns);
        model.views().forEach(this::readPublished);
        dependencies.nodes().forEach(this::readUses);
    }

    List<Line> lines() {
        for (var cube : model.cubes()) {
            cube.measures()
                    .forEach(measure -> add(
                            measure.name(), Kind.MEASURE, measure.presentation().visible()));
            cube.dimensions()
                    .forEach(dimension -> add(
                            dimension.name(),
                            Kind.DIMENSION,
                            dimension.presentation().visible()));
            cube.segments()
                    .forEach(segment -> add(
                            segment.name(), Kind.SEGMENT, segment.presentation().visible()));
        }
        for (var view : model.views()) {
            view.members()
                    .forEach(member -> add(
                            member.name(), kind(member), member.presentation().visible()));
        }
        return lines;
    }

    private Kind kind(View.Member member) {
        return switch (member) {
            case View.Member.OwnMeasure _ -> Kind.MEASURE;
            case View.Member.OwnDimension _ -> Kind.DIMENSION;
            case View.Member.Included included -> {
                if (model.measure(included.target()).isPresent()) {
                    yield Kind.MEASURE;
                }
                yield model.dimension(included.target()).isPresent() ? Kind.DIMENSION : Kind.SEGMENT;
            }
        };
    }

    private void add(MemberName name, Kind kind, boolean visible) {
        var node = new Node.Member(name);
        var behind = dependencies.behind(node);
        lines.add(new Line(
                name,
                kind,
                visible,
                members(dependencies.of(node)),
                members(behind),
                columns(name, behind),
                cubes(name, behind),
                of(Node.Join.class, behind),
                usedBy.getOrDefault(name, List.of()),
                published.getOrDefault(name, List.of())));
    }

    /** Keys and joins bring columns of their own, but none that the value is made of. */
    private List<Column> columns(MemberName name, Collection<Node> behind) {
        var columns = new LinkedHashSet<>(ownColumns.getOrDefault(name, List.of()));
        valueMembers(name).forEach(member -> columns.addAll(ownColumns.getOrDefault(member, List.of())));
        return columns.isEmpty() ? List.of() : List.copyOf(columns);
    }

    private List<MemberName> valueMembers(MemberName name) {
        var found = new LinkedHashSet<MemberName>();
        var open = new ArrayList<>(List.of(name));
        while (!open.isEmpty()) {
            for (var member : members(dependencies.of(new Node.Member(open.removeFirst())))) {
                if (found.add(member)) {
                    open.add(member);
                }
            }
        }
        return List.copyOf(found);
    }

    private List<String> cubes(MemberName name, Collection<Node> behind) {
        var cubes = new LinkedHashSet<String>();
        model.cube(name.cube()).ifPresent(cube -> cubes.add(cube.name()));
        for (var node : behind) {
            switch (node) {
                case Node.Source(var cube) -> cubes.add(cube);
                case Node.Join(var from, var to) -> cubes.addAll(List.of(from, to));
                case Node.Member _, Node.Key _, Node.Bucket _, Node.StandingFilters _ -> {}
            }
        }
        return List.copyOf(cubes);
    }

    private static List<MemberName> members(Collection<Node> nodes) {
        return of(Node.Member.class, nodes).stream().map(Node.Member::name).toList();
    }

    private static <T extends Node> List<T> of(Class<T> type, Collection<Node> nodes) {
        return nodes.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private void readColumns(Cube cube) {
        cube.measures().forEach(measure -> ownColumns.put(measure.name(), columns(cube, Templates.of(measure.kind()))));
        cube.dimensions()
                .forEach(dimension -> ownColumns.put(dimension.name(), columns(cube, Templates.of(dimension.kind()))));
        cube.segments().forEach(segment -> ownColumns.put(segment.name(), columns(cube, Stream.of(segment.sql()))));
    }

    private List<Column> columns(Cube cube, Stream<SqlTemplate> templates) {
        return templates
                .flatMap(template -> ColumnReads.of(template).stream())
                .flatMap(column -> owner(cube, column.path()).stream().map(owner -> column(owner, column.name())))
                .distinct()
                .toList();
    }

    private List<Cube> owner(Cube cube, List<String> path) {
        return path.isEmpty()
                ? List.of(cube)
                : model.cube(path.getLast()).stream().toList();
    }

    private static Column column(Cube cube, String name) {
        return new Column(cube.name(), tables(cube), name);
    }

    private static List<String> tables(Cube cube) {
        return switch (cube.source()) {
            case Cube.Source.Table(var sql) -> List.of(SqlSpelling.of(sql));
            case Cube.Source.Query(var sql) -> ColumnReads.tablesOf(sql);
        };
    }

    private void readPublished(View view) {
        for (var member : view.members()) {
            if (member instanceof View.Member.Included(var name, var _, var path, var target)) {
                published.computeIfAbsent(target, _ -> new ArrayList<>()).add(new Published(name, path));
            }
        }
    }

    private void readUses(Node node) {
        if (node instanceof Node.Member(var user) && model.viewMember(user).isEmpty()) {
            members(dependencies.of(node))
                    .forEach(used ->
                            usedBy.computeIfAbsent(used, _ -> new ArrayList<>()).add(user));
        }
    }
}
