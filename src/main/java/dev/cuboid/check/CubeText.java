package dev.cuboid.check;

import dev.cuboid.check.Table.Column;
import dev.cuboid.model.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One table as the YAML of a cube. */
final class CubeText {
    private final Table table;
    private final String name;
    private final StringBuilder text = new StringBuilder("cubes:\n");
    private final CubeNames names = new CubeNames();
    private final Map<String, String> dimensions = new LinkedHashMap<>();
    private int measures;

    private CubeText(Table table, String name) {
        this.table = table;
        this.name = name;
        table.columns().forEach(column -> dimensions.put(column.name(), names.unique(column.name())));
    }

    static GeneratedCube of(Table table, String name, List<GeneratedJoin> joins) {
        return new CubeText(table, name).write(joins);
    }

    private GeneratedCube write(List<GeneratedJoin> joins) {
        line("  - name: " + YamlText.scalar(name));
        line("    sql_table: " + YamlText.scalar(YamlText.inTemplate(table.sql())));
        describe("    ", name, table.name(), table.comment());
        if (table.key().isEmpty()) {
            line("    # The catalog knows no key of this %s. Where one column tells its rows apart,"
                    .formatted(table.view() ? "view" : "table"));
            line("    # give it `primary_key: true`: measures stay right then beside joins that repeat rows.");
        }
        writeJoins(joins);
        writeMeasures();
        writeDimensions();
        return new GeneratedCube(name + ".yml", text.toString(), table.columns().size(), measures, (int)
                joins.stream().filter(GeneratedJoin::written).count());
    }

    private void writeJoins(List<GeneratedJoin> joins) {
        if (joins.stream().anyMatch(GeneratedJoin::written)) {
            line("\n    joins:");
        } else if (!joins.isEmpty()) {
            line("");
        }
        for (var join : joins) {
            if (!join.remark().isEmpty()) {
                line("      # " + join.remark());
            }
            var prefix = join.written() ? "      " : "      # ";
            for (var part : join.lines()) {
                line(prefix + part);
            }
        }
    }

    private void writeMeasures() {
        line("\n    measures:");
        measure("count", "count", "");
        for (var column : table.columns()) {
            if (table.isReference(column)) {
                measure("unique_" + column.name(), "count_distinct", value(column));
            } else if (type(column).equals("number") && !table.key().contains(column.name())) {
                switch (Summing.of(column)) {
                    case TOTAL -> measure(totalOf(column), "sum", value(column));
                    case AVERAGE -> measure("average_" + column.name(), "avg", value(column));
                    case NONE -> {}
                }
            }
        }
    }

    private static String totalOf(Column column) {
        var plain = CubeNames.plain(column.name());
        return (plain.equals("total") || plain.startsWith("total_") ? "sum_" : "total_") + plain;
    }

    private void measure(String wanted, String type, String sql) {
        measures++;
        line("      - name: " + YamlText.scalar(names.unique(wanted)));
        if (!sql.isEmpty()) {
            line("        sql: " + YamlText.scalar(sql));
        }
        line("        type: " + type);
    }

    private void writeDimensions() {
        if (table.columns().isEmpty()) {
            return;
        }
        line("\n    dimensions:");
        for (var column : inOrder()) {
            var dimension = String.valueOf(dimensions.get(column.name()));
            line("      - name: " + YamlText.scalar(dimension));
            line("        sql: " + YamlText.scalar(value(column)));
            line("        type: " + type(column));
            if (table.key().contains(column.name())) {
                line("        primary_key: true");
                line("        public: true");
            }
            describe("        ", dimension, column.name(), column.comment());
        }
    }

    /** The key first, in its own order. */
    private List<Column> inOrder() {
        var columns = new ArrayList<Column>();
        table.key().forEach(key -> table.column(key).ifPresent(columns::add));
        table.columns().stream()
                .filter(column -> !table.key().contains(column.name()))
                .forEach(columns::add);
        return columns;
    }

    private void describe(String indent, String given, String original, String comment) {
        if (!CubeNames.says(given, original)) {
            line(indent + "title: " + YamlText.scalar(original));
        }
        if (!comment.isBlank()) {
            line(indent + "description: " + YamlText.scalar(comment.strip()));
        }
    }

    private static String type(Column column) {
        return column.type().internal().equals("money")
                ? "number"
                : column.type().natural().name().toLowerCase(Locale.ROOT);
    }

    /** What cannot be grouped by or searched as it is becomes text. */
    private static String value(Column column) {
        var sql = "{CUBE}." + YamlText.inTemplate(column.sql());
        var type = column.type();
        if (type.internal().equals("money")) {
            return sql + "::numeric";
        }
        boolean plain = type.natural() != ValueType.STRING
                || type.category() == 'S'
                || type.category() == 'E'
                || type.internal().equals("uuid");
        return plain ? sql : sql + "::text";
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
