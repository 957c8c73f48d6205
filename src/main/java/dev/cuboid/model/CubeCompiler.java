package dev.cuboid.model;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.model.Cube.Hierarchy;
import dev.cuboid.model.Cube.Join;
import dev.cuboid.model.Cube.Relationship;
import dev.cuboid.model.Cube.Segment;
import dev.cuboid.model.Cube.Source;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Definitions of cubes in, cubes out. What cannot be compiled is reported and filled with something harmless. */
final class CubeCompiler {
    private static final List<String> EXTRAS = List.of("refreshKey", "preAggregations");

    private final Symbols symbols;
    private final Problems problems;

    private CubeCompiler(Symbols symbols, Problems problems) {
        this.symbols = symbols;
        this.problems = problems;
    }

    static Compiled<Cube> compile(Symbols.Table table, Symbols symbols) {
        var asked = new AskedSymbols(symbols);
        var problems = new Problems();
        var cube = new CubeCompiler(asked, problems).compile(table);
        var basis = new Compiled.Basis(table.node(), asked.answers(), Set.of(), List.of());
        return new Compiled<>(basis, cube, TemplateReferences.in(cube), problems.found());
    }

    private Cube compile(Symbols.Table table) {
        var node = table.node();
        var presentation = new PresentationReader(problems).ofCube(node);
        var context = MemberContext.of(new CubeScope(table, symbols, problems), presentation);
        new NameCheck(problems).check(node, "cube");
        new KeptCheck(context).check(node);
        var measures = new MeasureCompiler(context);
        var dimensions = new DimensionCompiler(context);
        return new Cube(
                table.name(),
                node.has("sqlAlias") ? node.text("sqlAlias") : Names.snakeCase(table.name()),
                presentation,
                source(node, context),
                dataSource(node),
                node.flag("calendar", false),
                !node.items("accessPolicy").isEmpty(),
                node.parts("measures").stream().map(measures::compile).toList(),
                node.parts("dimensions").stream().map(dimensions::compile).toList(),
                node.parts("segments").stream()
                        .map(segment -> segment(segment, context))
                        .toList(),
                node.parts("joins").stream()
                        .map(join -> join(join, context))
                        .flatMap(Optional::stream)
                        .toList(),
                node.parts("hierarchies").stream()
                        .map(hierarchy -> hierarchy(hierarchy, context))
                        .toList(),
                Extras.of(node, EXTRAS),
                node.location());
    }

    private Source source(Node node, MemberContext context) {
        if (node.has("sql") && node.has("sqlTable")) {
            problems.report(
                    ErrorCode.CONFLICTING_PARAMETERS,
                    node.at("sqlTable"),
                    "cube `%s` has both `sql` and `sql_table`".formatted(node.name()),
                    "use either of them, not both");
        }
        var table = node.scalar("sqlTable").filter(text -> !text.text().isBlank());
        if (table.isPresent()) {
            return new Source.Table(served(node, context.templates().read(table.get(), Use.SOURCE)));
        }
        var query = node.scalar("sql").filter(text -> !text.text().isBlank());
        if (query.isEmpty() && !symbols.incomplete(node.name())) {
            problems.report(
                    ErrorCode.MISSING_PARAMETER,
                    node.location(),
                    "cube `%s` has neither `sql` nor `sql_table`".formatted(node.name()),
                    "add `sql_table: …`, the name of a table, or `sql: …`, a SELECT");
        }
        return new Source.Query(served(
                node,
                query.map(text -> context.templates().read(text, Use.SOURCE)).orElse(SqlTemplate.text("SELECT 1"))));
    }

    private static SqlTemplate served(Node node, SqlTemplate sql) {
        return isDynamic(node.text("dataSource"))
                ? sql.refused("cube `%s` has the `data_source` `%s`, and one that depends on the caller is not served"
                        .formatted(node.name(), node.text("dataSource")))
                : sql;
    }

    private static String dataSource(Node node) {
        return node.has("dataSource") && !isDynamic(node.text("dataSource")) ? node.text("dataSource") : "default";
    }

    private static boolean isDynamic(String dataSource) {
        return dataSource.contains("{") || dataSource.contains("COMPILE_CONTEXT");
    }

    private Segment segment(Node node, MemberContext context) {
        var described = context.describe(MemberKind.SEGMENT, node);
        return new Segment(
                context.nameOf(node),
                context.presentations().ofMember(node, ValueType.BOOLEAN, context.owner(), described),
                context.sql(node, described, Use.ROW_CONDITION));
    }

    private Optional<Join> join(Node node, MemberContext context) {
        var described =
                "join `%s` of cube `%s`".formatted(node.name(), context.scope().owner());
        if (symbols.cube(node.name()).isEmpty()) {
            problems.add(Diagnostic.of(
                            ErrorCode.UNKNOWN_REFERENCE,
                            node.location(),
                            "Cube `%s` doesn't exist".formatted(node.name()))
                    .near(node.name(), symbols.cubeNames()));
            return Optional.empty();
        }
        if (!node.has("relationship")) {
            problems.report(
                    ErrorCode.MISSING_PARAMETER,
                    node.location(),
                    described + " has no `relationship`",
                    "add one of `many_to_one`, `one_to_many`, `one_to_one`, read from `%s` to `%s`"
                            .formatted(context.scope().owner(), node.name()));
        }
        var on = context.sql(node, described, Use.JOIN);
        if (node.name().equals(context.scope().owner())) {
            // no path leads from a cube to itself, so it is never taken
            return Optional.empty();
        }
        return Optional.of(new Join(node.name(), relationship(node.text("relationship")), on, node.location()));
    }

    private static Relationship relationship(String word) {
        return switch (word) {
            case "oneToMany", "hasMany" -> Relationship.ONE_TO_MANY;
            case "oneToOne", "hasOne" -> Relationship.ONE_TO_ONE;
            default -> Relationship.MANY_TO_ONE;
        };
    }

    private Hierarchy hierarchy(Node node, MemberContext context) {
        var described = context.describe(MemberKind.HIERARCHY, node);
        if (node.scalars("levels").isEmpty()) {
            problems.report(
                    ErrorCode.MISSING_PARAMETER,
                    node.location(),
                    described + " has no `levels`",
                    "add `levels: […]`, dimensions from coarse to fine");
        }
        return new Hierarchy(
                context.nameOf(node),
                context.presentations().ofMember(node, ValueType.STRING, context.owner(), described),
                context.dimensions(node, "levels").stream()
                        .map(Measure.GrainMember::dimension)
                        .toList());
    }
}
