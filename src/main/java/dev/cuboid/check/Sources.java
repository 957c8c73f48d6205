package dev.cuboid.check;

import dev.cuboid.model.Cube;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.model.SqlTemplate;
import dev.cuboid.model.SqlTemplate.Part;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The tables and SELECTs that cubes read, as text for looking at rather than for answering queries. */
final class Sources {
    private static final Pattern COLUMN =
            Pattern.compile("\\s*\\.\\s*(?:\"((?:[^\"]|\"\")+)\"|([A-Za-z_][\\w$]*))\\s*");

    private final SemanticModel model;
    private final Session session;
    private final Map<String, List<String>> columns = new LinkedHashMap<>();

    Sources(SemanticModel model, Session session) {
        this.model = model;
        this.session = session;
    }

    /** The columns of a cube's rows; none where they cannot be told. */
    List<String> columns(Cube cube) {
        return columns.computeIfAbsent(cube.name(), name -> {
            try {
                return session.columnNames("SELECT * FROM " + from(cube) + " AS rows LIMIT 0");
            } catch (SQLException refused) {
                return List.of();
            }
        });
    }

    /** How the cube's rows are spoken of. */
    static String described(Cube cube) {
        return table(cube)
                .map("table `%s`"::formatted)
                .orElseGet(() -> "the SELECT of cube `%s`".formatted(cube.name()));
    }

    /** The table's name as it is written, where the cube is a table. */
    static Optional<String> table(Cube cube) {
        return cube.source() instanceof Cube.Source.Table(var sql)
                        && sql.parts().size() == 1
                        && sql.parts().getFirst() instanceof Part.Text(var text)
                ? Optional.of(text.strip())
                : Optional.empty();
    }

    /** The column that an expression is, as the catalog spells it; empty if it is anything else. */
    Optional<String> column(SqlTemplate expression) {
        var parts = expression.parts();
        if (parts.size() == 1 && parts.getFirst() instanceof Part.MemberReference(var path, var member)) {
            return model.dimension(member)
                    .filter(dimension -> path.isEmpty())
                    .flatMap(
                            dimension -> dimension.kind() instanceof dev.cuboid.model.Dimension.Kind.Expression(var sql)
                                            && !sql.equals(expression)
                                    ? column(sql)
                                    : Optional.empty());
        }
        if (parts.size() != 2
                || !(parts.getFirst() instanceof Part.CubeReference(var path) && path.isEmpty())
                || !(parts.getLast() instanceof Part.Text(var text))) {
            return Optional.empty();
        }
        var match = COLUMN.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                match.group(1) != null
                        ? match.group(1).replace("\"\"", "\"")
                        : match.group(2).toLowerCase(java.util.Locale.ROOT));
    }

    private String from(Cube cube) {
        return switch (cube.source()) {
            case Cube.Source.Table(var sql) -> text(sql);
            case Cube.Source.Query(var sql) -> "(" + text(sql) + ")";
        };
    }

    private String text(SqlTemplate template) {
        var text = new StringBuilder();
        for (var part : template.parts()) {
            text.append(
                    switch (part) {
                        case Part.Text(var sql) -> sql;
                        case Part.CubeSql(var cube) ->
                            "(" + select(model.cube(cube).orElseThrow()) + ")";
                        case Part.FilterParameter _, Part.FilterGroup _ -> "1 = 1";
                        case Part.ToQueryZone(var instant) -> "(" + text(instant) + ")";
                        // such a source is asked for as a whole, by the planner
                        case Part.CubeReference _, Part.MemberReference _, Part.BucketReference _, Part.NotServed _ ->
                            "NULL";
                    });
        }
        return text.toString();
    }

    private String select(Cube cube) {
        return switch (cube.source()) {
            case Cube.Source.Table(var sql) -> "SELECT * FROM " + text(sql);
            case Cube.Source.Query(var sql) -> text(sql);
        };
    }
}
