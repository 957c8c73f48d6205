package dev.cuboid.execution;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A row of a portion; moved from row to row. */
final class PortionRow implements Row {
    private final Portion portion;
    private int at;

    PortionRow(Portion portion) {
        this.portion = portion;
    }

    void moveTo(int row) {
        at = row;
    }

    @Override
    public byte @Nullable [] utf8(int column) {
        return portion.cell(at, column);
    }

    @Override
    public @Nullable String text(int column) {
        var printed = portion.cell(at, column);
        return printed == null ? null : new String(printed, StandardCharsets.UTF_8);
    }
}
