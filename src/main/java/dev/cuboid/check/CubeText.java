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
    private final Map<String, String> dimensions;
    private final List<TestText.Total> measures = new ArrayList<>();

    private CubeText(Table table, String name) {
        this.table = table;
        this.name = name;
        this.dimensions = dimensions(table, names);
    }

    /** The names of the dimensions by those of the columns. */
    static Map<String, String> dimensions(Table table) {
        return dimensions(table, new CubeNames());
    }

    private static Map<String, String> dimensions(Table table, CubeNames names) {
        Map<String, String> dimensions = new LinkedHashMap<>();
        table.columns().forEach(column -> dimensions.put(column.name(), names.unique(column.name())));
        return dimensions;
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
        var written = joins.stream().filter(GeneratedJoin::written).toList();
        var tests = new TestText(table, name, measures, dimensions).write(written);
        return new GeneratedCube(
                name + ".yml", text.toString(), tests, table.columns().size(), measures.size(), written.size());
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
        measure("count", "count", "", "count(*)", true);
        for (var column : table.columns()) {
            if (table.isReference(column)) {
                measure(
                        "unique_" + column.name(),
                        "count_distinct",
                        value(column),
                        "count(DISTINCT %s)".formatted(column.sql()),
                        false);
            } else if (type(column).equals("number") && !table.key().contains(column.name())) {
                switch (Summing.of(column)) {
                    case TOTAL -> measure(totalOf(column), "sum", value(column), total("sum", column), true);
                    case AVERAGE ->
                        measure("average_" + column.name(), "avg", value(column), total("avg", column), false);
                    case NONE -> {}
                }
            }
        }
    }

    private static String totalOf(Column column) {
        var plain = CubeNames.plain(column.name());
        return (plain.equals("total") || plain.startsWith("total_") ? "sum_" : "total_") + plain;
    }

    /** The same in plain SQL; nothing where the order of rows decides about the last digits. */
    private static String total(String function, Column column) {
        var type = column.type().internal();
        return type.startsWith("float")
                ? ""
                : "%s(%s%s)".formatted(function, column.sql(), type.equals("money") ? "::numeric" : "");
    }

    private void measure(String wanted, String type, String sql, String total, boolean addsUp) {
        var measure = names.unique(wanted);
        measures.add(new TestText.Total(measure, total, addsUp));
        line("      - name: " + YamlText.scalar(measure));
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
