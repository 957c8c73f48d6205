package dev.cuboid.cli;

import dev.cuboid.sql.SqlText;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;

/** A statement with its binds, for people and for scripts. */
final class StatementText {
    private StatementText() {}

    /** The statement, then one comment for each bind. */
    static String of(SqlText sql) {
        var text = new StringBuilder(sql.numbered()).append('\n');
        for (int i = 0; i < sql.binds().size(); i++) {
            text.append("-- $")
                    .append(i + 1)
                    .append(" = ")
                    .append(literal(sql.binds().get(i)))
                    .append('\n');
        }
        return text.toString();
    }

    /** As in the answers of the REST API: the text, and its binds. */
    static void write(SqlText sql, ArrayNode json) {
        json.add(sql.numbered());
        var binds = json.addArray();
        sql.binds().forEach(bind -> binds.addPOJO(bind));
    }

    private static String literal(Object bind) {
        return switch (bind) {
            case Object[] several ->
                Arrays.stream(several).map(StatementText::literal).collect(Collectors.joining(", ", "ARRAY[", "]"));
            case BigDecimal number -> number.toPlainString();
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            case OffsetDateTime instant -> "'" + instant.toInstant() + "'";
            default -> "'" + bind.toString().replace("'", "''") + "'";
        };
    }
}
