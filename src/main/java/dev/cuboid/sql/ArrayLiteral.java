package dev.cuboid.sql;

import dev.cuboid.query.ResolvedQuery.Value;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.Field;

/**
 * Many values bound as one array, so that their number neither changes the statement nor meets a limit of binds. Texts are
 * left without a type, so that the database reads them as the column's own (uuid, enum), as it does a single one.
 */
final class ArrayLiteral {
    static Field<?> of(List<Value> values) {
        var first = values.getFirst();
        return switch (first) {
            case Value.OfText _ -> Binds.of(array(values));
            case Value.OfNumber _ -> cast(array(values), allLong(values) ? "bigint[]" : "numeric[]");
            case Value.OfBoolean _ -> cast(array(values), "boolean[]");
            case Value.OfTime _ -> cast(array(values), "timestamptz[]");
            case Value.Parameter _ -> throw open();
        };
    }

    static Field<?> ofTexts(List<String> texts, String type) {
        return cast(texts.stream().map(ArrayLiteral::quoted).collect(Collectors.joining(",", "{", "}")), type);
    }

    private static Field<?> cast(String array, String type) {
        return Pieces.field("cast(", Binds.of(array), " as ", type, ")");
    }

    /** Compared with a bigint, a smaller integer column still uses its index; with a numeric it could not. */
    private static boolean allLong(List<Value> values) {
        return values.stream()
                .allMatch(value -> value instanceof Value.OfNumber(var number) && PredicateSql.isLong(number));
    }

    private static String array(List<Value> values) {
        return values.stream().map(ArrayLiteral::element).collect(Collectors.joining(",", "{", "}"));
    }

    private static String element(Value value) {
        return switch (value) {
            case Value.OfText(var text) -> quoted(text);
            case Value.OfNumber(var number) ->
                PredicateSql.isLong(number) ? Long.toString(number.longValueExact()) : number.toString();
            case Value.OfBoolean(var truth) -> Boolean.toString(truth);
            case Value.OfTime(var instant) -> quoted(instant.toString());
            case Value.Parameter _ -> throw open();
        };
    }

    private static IllegalStateException open() {
        return new IllegalStateException("values of a long list are not left open");
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private ArrayLiteral() {}
}
