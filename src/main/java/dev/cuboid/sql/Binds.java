package dev.cuboid.sql;

import dev.cuboid.query.ResolvedQuery.Value.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.impl.CustomField;
import org.jooq.impl.CustomQueryPart;
import org.jooq.impl.DSL;

/** The values of one statement, noted as their placeholders are written, so that a statement is walked through once. */
final class Binds {
    private final List<Object> values = new ArrayList<>();

    /** A value that a statement binds. */
    static <T> Field<T> of(T value) {
        return noted(value, DSL.val(value));
    }

    static <T> Field<T> of(T value, DataType<T> type) {
        return noted(value, DSL.val(value, type));
    }

    /** A value that is told later; see {@link SqlText#closed}. */
    static Field<?> open(Parameter parameter) {
        return switch (parameter.kind()) {
            case TEXT -> noted(parameter, DSL.val(""));
            case NUMBER -> noted(parameter, DSL.val(0L));
        };
    }

    private static <T> Field<T> noted(Object value, Field<T> placeholder) {
        return CustomField.of("bind", placeholder.getDataType(), context -> {
            if (context.data(Binds.class) instanceof Binds binds) {
                binds.values.add(value);
            }
            context.visit(placeholder);
        });
    }

    String render(DSLContext dsl, QueryPart statement) {
        return dsl.render(CustomQueryPart.of(context -> {
            context.data(Binds.class, this);
            context.visit(statement);
        }));
    }

    /** In the order of the placeholders of what was rendered. */
    List<Object> values() {
        return values;
    }
}
