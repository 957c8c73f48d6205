package dev.cuboid.proof;

import dev.cuboid.proof.World.Column;
import dev.cuboid.proof.World.Cube;
import dev.cuboid.proof.World.Join;
import dev.cuboid.proof.World.Relationship;
import dev.cuboid.proof.World.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Worlds of two to seven cubes: keys of one column, of two or of none; chains, stars and diamonds of the three
 * relationships; NULLs, and references to rows that do not exist. What a join declares about its rows is always true.
 */
final class WorldGenerator {
    private static final List<String> NAMES =
            List.of("orders", "line_items", "customers", "visits", "products", "payments", "regions");

    private final Chance chance;
    private final List<Draft> drafts = new ArrayList<>();

    /** A cube in the making. */
    record Draft(String name, List<String> key, List<Column> columns, List<Join> joins, List<Reference> references) {}

    /** Columns of a table that hold the key of another, or nothing, or what is no key of it. */
    record Reference(String to, List<String> columns, boolean unique) {}

    WorldGenerator(Chance chance) {
        this.chance = chance;
    }

    static World world(long seed) {
        return new WorldGenerator(new Chance(seed)).world();
    }

    private World world() {
        int size = chance.between(2, NAMES.size());
        for (int i = 0; i < size; i++) {
            drafts.add(draft(NAMES.get(i)));
        }
        for (int i = 1; i < size; i++) {
            connect(drafts.get(i), drafts.get(chance.between(0, i - 1)));
            if (chance.in(25)) {
                connect(drafts.get(i), drafts.get(chance.between(0, i - 1)));
            }
        }
        var cubes = new ArrayList<Cube>();
        var rows = new RowGenerator(chance);
        for (var draft : drafts) {
            cubes.add(new Cube(
                    draft.name(),
                    draft.columns(),
                    draft.key(),
                    draft.joins(),
                    List.of(),
                    List.of(),
                    List.of(),
                    rows.rows(draft)));
        }
        var world = new MemberGenerator(chance).addMembers(new World(cubes, List.of()));
        return new ViewGenerator(chance).addViews(new SubQueryGenerator(chance).add(world));
    }

    private Draft draft(String name) {
        var columns = new ArrayList<Column>();
        List<String> key = chance.in(70) ? List.of("id") : chance.in(60) ? List.of("id", "part") : List.of();
        key.forEach(column -> columns.add(new Column(column, Type.INTEGER)));
        columns.add(new Column("amount", Type.DECIMAL));
        columns.add(new Column("quantity", Type.INTEGER));
        columns.add(new Column("status", Type.TEXT));
        columns.add(new Column("flag", Type.BOOLEAN));
        columns.add(new Column("happened_at", chance.in(70) ? Type.INSTANT : Type.TIMESTAMP));
        return new Draft(name, key, columns, new ArrayList<>(), new ArrayList<>());
    }

    /** Either may hold the reference, and either or both declare the join. */
    private void connect(Draft one, Draft other) {
        if (one.joins().stream().anyMatch(join -> join.to().equals(other.name()))
                || other.joins().stream().anyMatch(join -> join.to().equals(one.name()))) {
            return;
        }
        var holder = chance.in(50) ? one : other;
        var held = holder == one ? other : one;
        if (held.key().isEmpty()) {
            var swapped = holder;
            holder = held;
            held = swapped;
        }
        if (held.key().isEmpty()) {
            return;
        }
        boolean unique = chance.in(15);
        var columns = reference(holder, held, unique);
        int declared = chance.between(1, 100);
        if (declared <= 85) {
            var relationship = unique ? Relationship.ONE_TO_ONE : Relationship.MANY_TO_ONE;
            holder.joins().add(new Join(held.name(), relationship, columns, held.key()));
        }
        if (declared > 70) {
            var relationship = unique ? Relationship.ONE_TO_ONE : Relationship.ONE_TO_MANY;
            held.joins().add(new Join(holder.name(), relationship, held.key(), columns));
        }
    }

    private static List<String> reference(Draft holder, Draft held, boolean unique) {
        var columns = held.key().stream().map(part -> held.name() + "_" + part).toList();
        columns.forEach(column -> holder.columns().add(new Column(column, Type.INTEGER)));
        holder.references().add(new Reference(held.name(), columns, unique));
        return columns;
    }

    /** The values of a row by column, in the order of the columns. */
    static Map<String, Object> emptyRow(Draft draft) {
        var row = new LinkedHashMap<String, Object>();
        draft.columns().forEach(column -> row.put(column.name(), null));
        return row;
    }
}
