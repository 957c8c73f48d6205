package dev.cuboid.check;

import dev.cuboid.check.Table.Column;
import dev.cuboid.model.ValueType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tests of a generated cube, which hold it against SQL that knows nothing of the model. */
record TestText(Table table, String cube, List<Total> measures, Map<String, String> dimensions) {
    /** By their names such columns have few values. */
    private static final Pattern KIND = Pattern.compile(
            "(?i)(?:^|_)(?:status|state|type|kind|category|plan|tier|gender|country|currency|channel|method|level)$");

    /**
     * A measure.
     *
     * @param sql what it is over all rows of the table; nothing where no figure is the only right one
     * @param addsUp whether its values of any groups add up to that of the whole
     */
    record Total(String name, String sql, boolean addsUp) {}

    String write(List<GeneratedJoin> joins) {
        var text = new StringBuilder(
                        "# Run by `cuboid test`. Written by `cuboid generate`; add what the business knows of its figures.\n")
                .append("tests:\n");
        var plain =
                measures.stream().filter(measure -> !measure.sql().isEmpty()).toList();
        test(text, "the measures of `%s` are those of its table".formatted(cube), names(plain));
        text.append("    same_as:\n      sql: ")
                .append(YamlText.scalar("SELECT %s FROM %s"
                        .formatted(plain.stream().map(Total::sql).collect(Collectors.joining(", ")), table.sql())))
                .append('\n');
        grouped().ifPresent(column -> {
            var dimension = cube + "." + dimensions.get(column.name());
            var adding = plain.stream().filter(Total::addsUp).toList();
            test(text, "the rows of `%s` add up over `%s`".formatted(cube, dimension), names(adding));
            text.append("    sums_to: ").append(YamlText.scalar(dimension)).append('\n');
        });
        for (var join : joins) {
            test(
                    text,
                    "`%s` meets `%s` as often as the tables say".formatted(cube, join.reached()),
                    List.of(cube + ".count"));
            text.append("      filters: [{member: %s, operator: set}]%n".formatted(YamlText.scalar(join.reached())))
                    .append("    same_as:\n      sql: ")
                    .append(YamlText.scalar(join.pairs()))
                    .append('\n');
        }
        return text.toString();
    }

    private List<String> names(List<Total> chosen) {
        return chosen.stream().map(measure -> cube + "." + measure.name()).toList();
    }

    private static void test(StringBuilder text, String name, List<String> measures) {
        text.append("  - name: ").append(YamlText.scalar(name)).append("\n    query:\n      measures:\n");
        measures.forEach(measure ->
                text.append("        - ").append(YamlText.scalar(measure)).append('\n'));
    }

    /** A column of few values, as far as the catalog and its name tell. */
    private Optional<Column> grouped() {
        return table.columns().stream()
                .filter(column -> !table.key().contains(column.name()))
                .filter(column -> column.type().natural() == ValueType.BOOLEAN
                        || column.type().category() == 'E'
                        || (column.type().category() == 'S'
                                && KIND.matcher(column.name()).find()))
                .findFirst();
    }
}
