package dev.cuboid.sql;

import java.util.List;
import org.jooq.Condition;
import org.jooq.Context;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.impl.CustomCondition;
import org.jooq.impl.CustomField;
import org.jooq.impl.CustomQueryPart;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * SQL of texts and parts one after the other, each a String or a {@link QueryPart}. Unlike a template of jOOQ's a text is no
 * language of its own: it is written as it stands, whatever braces, quotes or line ends are in it.
 */
final class Pieces {
    private static final Name UNNAMED = DSL.name("value");
    private static final DataType<Object> ANY = SQLDataType.OTHER;

    static Field<Object> field(Object... pieces) {
        return CustomField.of(UNNAMED, ANY, context -> write(context, pieces));
    }

    static Condition condition(Object... pieces) {
        return CustomCondition.of(context -> write(context, pieces));
    }

    static QueryPart part(Object... pieces) {
        return CustomQueryPart.of(context -> write(context, pieces));
    }

    /** The parts with commas between them. */
    static QueryPart list(List<? extends QueryPart> parts) {
        return CustomQueryPart.of(context -> {
            for (int i = 0; i < parts.size(); i++) {
                if (i > 0) {
                    context.sql(", ", true);
                }
                context.visit(parts.get(i));
            }
        });
    }

    private static void write(Context<?> context, Object[] pieces) {
        for (var piece : pieces) {
            if (piece instanceof QueryPart part) {
                context.visit(part);
            } else {
                context.sql((String) piece, true);
            }
        }
    }

    private Pieces() {}
}
