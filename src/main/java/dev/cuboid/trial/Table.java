package dev.cuboid.trial;

import dev.cuboid.execution.Rows;
import java.util.ArrayList;
import java.util.List;

/** Rows under the keys of their columns. */
record Table(List<String> keys, List<List<Cell>> rows) {
    Table {
        keys = List.copyOf(keys);
        rows = List.copyOf(rows);
    }

    static Table of(Rows rows) {
        var table = new ArrayList<List<Cell>>();
        for (int row = 0; row < rows.size(); row++) {
            var cells = new ArrayList<Cell>();
            for (int column = 0; column < rows.keys().size(); column++) {
                cells.add(Cell.of(rows.cell(row, column)));
            }
            table.add(List.copyOf(cells));
        }
        return new Table(rows.keys(), table);
    }

    Cell cell(int row, String key) {
        return rows.get(row).get(keys.indexOf(key));
    }

    /** Only these columns, in this order. */
    Table columns(List<String> wanted) {
        var places = wanted.stream().map(keys::indexOf).toList();
        return new Table(
                wanted,
                rows.stream().map(row -> places.stream().map(row::get).toList()).toList());
    }
}
