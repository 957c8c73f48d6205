package dev.cuboid.proof;

import dev.cuboid.proof.World.Cube;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.stream.Collectors;

/** The script that makes a world's tables and rows in a schema of their own. */
final class Tables {
    static String script(World world, String schema) {
        return "DROP SCHEMA IF EXISTS %1$s CASCADE; CREATE SCHEMA %1$s;\n".formatted(schema)
                + world.cubes().stream().map(cube -> script(cube, schema)).collect(Collectors.joining());
    }

    private static String script(Cube cube, String schema) {
        var columns = cube.columns().stream()
                .map(column -> column.name() + " " + column.type().sql())
                .collect(Collectors.joining(", "));
        var create = "CREATE TABLE %s.%s (%s);\n".formatted(schema, cube.name(), columns);
        return cube.rows().isEmpty() ? create : create + insert(cube, schema);
    }

    private static String insert(Cube cube, String schema) {
        return cube.rows().stream()
                .map(row -> cube.columns().stream()
                        .map(column -> literal(row.get(column.name())))
                        .collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(
                        ",\n  ", "INSERT INTO %s.%s VALUES\n  ".formatted(schema, cube.name()), ";\n"));
    }

    private static String literal(Object value) {
        return switch (value) {
            case null -> "NULL";
            case BigDecimal number -> number.toPlainString();
            case Instant instant -> "'" + instant + "'";
            default -> Values.literal(value);
        };
    }

    private Tables() {}
}
