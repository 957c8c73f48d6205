package dev.cuboid.check;

import dev.cuboid.check.Table.Column;
import dev.cuboid.check.Table.ForeignKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Joins from foreign keys, and guesses from names where there are none. */
final class JoinGenerator {
    private final List<Table> tables;
    private final Map<Long, String> cubes;
    private final boolean writeGuesses;

    /** @param cubes the names of the cubes by the tables' ids */
    JoinGenerator(List<Table> tables, Map<Long, String> cubes, boolean writeGuesses) {
        this.tables = tables;
        this.cubes = cubes;
        this.writeGuesses = writeGuesses;
    }

    List<GeneratedJoin> joins(Table table) {
        var joins = new ArrayList<GeneratedJoin>();
        Set<Long> joined = new HashSet<>(Set.of(table.id()));
        for (var key : table.foreignKeys()) {
            target(key.target())
                    .ifPresent(target -> joins.add(join(
                            table,
                            target,
                            key,
                            joined.add(key.target()),
                            key.target() == table.id()
                                    ? "a row refers to another one of the same table; a cube that `extends` this one can be joined:"
                                    : "a second way to the same table; a cube that `extends` it can be joined:")));
        }
        for (var column : table.columns()) {
            guess(table, column)
                    .ifPresent(
                            target -> joins.add(
                                    join(
                                            table,
                                            target,
                                            new ForeignKey(target.id(), List.of(column.name()), target.key()),
                                            writeGuesses && joined.add(target.id()),
                                            "guessed from the names, since the database declares no foreign key (`--guess-joins` writes it):")));
        }
        return joins;
    }

    private GeneratedJoin join(Table table, Table target, ForeignKey key, boolean written, String otherwise) {
        var cube = String.valueOf(cubes.get(target.id()));
        var relationship = table.key().equals(key.columns()) ? "one_to_one" : "many_to_one";
        var pairs = new ArrayList<String>();
        var plain = new ArrayList<String>();
        for (int i = 0; i < key.columns().size(); i++) {
            pairs.add("{CUBE}.%s = {%s}.%s"
                    .formatted(
                            sql(table, key.columns().get(i)),
                            cube,
                            sql(target, key.targetColumns().get(i))));
            plain.add("mine.%s = other.%s"
                    .formatted(
                            column(table, key.columns().get(i)),
                            column(target, key.targetColumns().get(i))));
        }
        return new GeneratedJoin(
                written,
                written ? "" : otherwise,
                List.of(
                        "- name: " + YamlText.scalar(cube),
                        "  relationship: " + relationship,
                        "  sql: " + YamlText.scalar(String.join(" AND ", pairs))),
                cube + "." + CubeText.dimensions(target).get(key.targetColumns().getFirst()),
                "SELECT count(*) FROM %s AS mine JOIN %s AS other ON %s"
                        .formatted(table.sql(), target.sql(), String.join(" AND ", plain)));
    }

    private static String sql(Table table, String column) {
        return YamlText.inTemplate(column(table, column));
    }

    private static String column(Table table, String column) {
        return table.column(column).map(Column::sql).orElseThrow();
    }

    private Optional<Table> target(long id) {
        return tables.stream().filter(table -> table.id() == id).findFirst();
    }

    /** {@code customer_id} may mean the one key of {@code customer} or {@code customers}. */
    private Optional<Table> guess(Table table, Column column) {
        var name = CubeNames.plain(column.name());
        if (!name.endsWith("_id") || table.isReference(column) || table.key().equals(List.of(column.name()))) {
            return Optional.empty();
        }
        var thing = name.substring(0, name.length() - "_id".length());
        var plurals = List.of(thing, thing + "s", thing + "es", thing.replaceFirst("y$", "ies"));
        return tables.stream()
                .filter(target -> target.id() != table.id() && target.key().size() == 1)
                .filter(target -> plurals.contains(CubeNames.plain(target.name())))
                .filter(target -> target.column(target.key().getFirst())
                        .filter(key -> key.type().category() == column.type().category())
                        .isPresent())
                .findFirst();
    }
}
