package dev.cuboid.model;

import dev.cuboid.model.Calculation.Column;
import dev.cuboid.model.SqlTemplate.Part;
import dev.cuboid.model.SqlTokens.Token;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An expression over raw columns as its author should have written it: each column aggregated, divisions neither of whole
 * numbers nor by zero.
 */
final class CorrectedCalculation {
    private final Calculation calculation;
    private final List<Token> tokens;
    private final MemberContext context;
    private final String aggregate;
    private final Map<Integer, Column> columns = new HashMap<>();
    private final Map<Integer, String> before = new HashMap<>();
    private final Map<Integer, String> after = new HashMap<>();

    CorrectedCalculation(Calculation calculation, MemberContext context, String type) {
        this.calculation = calculation;
        this.tokens = calculation.tokens();
        this.context = context;
        this.aggregate = switch (type) {
            case "boolean" -> "BOOL_OR";
            case "string", "time" -> "MAX";
            default -> "SUM";
        };
        calculation.rawColumns().forEach(column -> columns.put(column.from(), column));
    }

    String text() {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).isSymbol("/")) {
                division(i);
            }
        }
        var text = new StringBuilder();
        for (int i = 0; i < tokens.size(); ) {
            var column = columns.get(i);
            int until = column == null ? i + 1 : column.until();
            if (tokens.get(i).spaced() && !text.isEmpty()) {
                text.append(' ');
            }
            text.append(before.getOrDefault(i, ""))
                    .append(column == null ? spelled(tokens.get(i)) : aggregated(column))
                    .append(after.getOrDefault(until - 1, ""));
            i = until;
        }
        return text.toString();
    }

    private void division(int slash) {
        int start = termStart(slash);
        boolean decimal = tokens.subList(start, slash).stream()
                .anyMatch(token ->
                        token.type() == SqlTokens.Type.NUMBER && token.text().contains("."));
        if (!decimal) {
            before.merge(start, "1.0 * ", (old, more) -> old.contains(more) ? old : more + old);
        }
        int divisor = slash + 1;
        if (divisor < tokens.size()
                && tokens.get(divisor).type() != SqlTokens.Type.NUMBER
                && !tokens.get(divisor).isWord("nullif")) {
            before.merge(divisor, "NULLIF(", String::concat);
            after.merge(operandEnd(divisor), ", 0)", String::concat);
        }
    }

    /** Where the product begins that the slash divides. */
    private int termStart(int slash) {
        int depth = 0;
        for (int i = slash - 1; i >= 0; i--) {
            var token = tokens.get(i);
            if (token.isSymbol(")")) {
                depth++;
            } else if (token.isSymbol("(")) {
                if (depth == 0) {
                    return i + 1;
                }
                depth--;
            } else if (depth == 0 && (token.isSymbol("+") || token.isSymbol("-") || token.isSymbol(","))) {
                return i + 1;
            }
        }
        return 0;
    }

    /** The last token of the operand that begins here. */
    private int operandEnd(int i) {
        if (tokens.get(i).isSymbol("(")) {
            return calculation.closing(i);
        }
        var column = columns.get(i);
        if (column != null) {
            return column.until() - 1;
        }
        boolean call = i + 1 < tokens.size() && tokens.get(i + 1).isSymbol("(");
        return call ? calculation.closing(i + 1) : i;
    }

    private String aggregated(Column column) {
        var text = new StringBuilder();
        for (int i = column.from(); i < column.until(); i++) {
            text.append(spelled(tokens.get(i)));
        }
        boolean lone =
                column.until() == column.from() + 1 && tokens.get(column.from()).type() != SqlTokens.Type.REFERENCE;
        if (lone && isMeasure(column.name())) {
            return "{" + column.name() + "}";
        }
        return aggregate + "(" + (lone ? "{CUBE}." : "") + text + ")";
    }

    private boolean isMeasure(String name) {
        return context.scope()
                .symbols()
                .cube(context.scope().owner())
                .flatMap(cube -> cube.member(name))
                .filter(member -> member.kind() == MemberKind.MEASURE)
                .isPresent();
    }

    private String spelled(Token token) {
        return token.type() == SqlTokens.Type.REFERENCE
                ? spelled(calculation.template().parts().get(token.part()))
                : token.text();
    }

    private String spelled(Part part) {
        return switch (part) {
            case Part.CubeReference(var path) -> path.isEmpty() ? "{CUBE}" : "{" + String.join(".", path) + "}";
            case Part.MemberReference(var path, var member) -> "{" + dotted(path) + member.member() + "}";
            case Part.BucketReference(var path, var dimension, var granularity) ->
                "{" + dotted(path) + dimension.member() + "." + granularity + "}";
            case Part.CubeSql(var cube) -> "{" + cube + ".sql()}";
            case Part.Text(var sql) -> sql;
            case Part.FilterParameter _, Part.FilterGroup _, Part.ToQueryZone _, Part.NotServed _ -> "{…}";
        };
    }

    private static String dotted(List<String> path) {
        return path.isEmpty() ? "" : String.join(".", path) + ".";
    }
}
