package dev.cuboid.model;

import dev.cuboid.model.SqlTemplate.Part;
import dev.cuboid.model.SqlTokens.Token;
import dev.cuboid.model.SqlTokens.Type;
import dev.cuboid.model.WholeNumbers.Are;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * An arithmetic expression read for one thing: whether its value, and what it divides, are whole numbers. It knows sums,
 * products, casts and the common functions; whatever else stands there is not known to be a whole number.
 */
final class NumberExpression {
    private static final Set<String> WHOLE_TYPES =
            Set.of("int", "integer", "bigint", "smallint", "int2", "int4", "int8", "tinyint");
    private static final Set<String> COUNTS = Set.of("count", "row_number", "rank", "dense_rank", "length");
    private static final Set<String> OF_THEIR_FIRST = Set.of("sum", "min", "max", "nullif", "abs", "mod", "any_value");
    private static final Set<String> OF_ALL = Set.of("coalesce", "greatest", "least");

    /** Deeper than anybody writes; what is nested further is not judged. */
    private static final int DEEPEST = 100;

    private final SqlTemplate template;
    private final Function<MemberName, Are> ofMember;
    private final List<Token> tokens;
    private int at;
    private int depth;
    private Are divided = Are.NOT;
    private Are value = Are.NOT;

    private NumberExpression(SqlTemplate template, Function<MemberName, Are> ofMember) {
        this.template = template;
        this.ofMember = ofMember;
        this.tokens = SqlTokens.of(template);
    }

    static NumberExpression read(SqlTemplate template, Function<MemberName, Are> ofMember) {
        var expression = new NumberExpression(template, ofMember);
        expression.value = expression.list().getFirst();
        return expression;
    }

    Are value() {
        return value;
    }

    /** Whether a slash stands between whole numbers. */
    Are divided() {
        return divided;
    }

    /** Expressions between commas, up to a closing parenthesis or the end. */
    private List<Are> list() {
        var values = new ArrayList<Are>();
        values.add(sum());
        while (at < tokens.size() && !isSymbol(")")) {
            if (isSymbol(",")) {
                at++;
                values.add(sum());
            } else {
                // an operator or word that is no arithmetic: what follows is read, and the whole is no number
                at++;
                if (at < tokens.size() && !isSymbol(")") && !isSymbol(",")) {
                    sum();
                }
                values.set(values.size() - 1, Are.NOT);
            }
        }
        return values;
    }

    private Are sum() {
        var value = product();
        while (isSymbol("+") || isSymbol("-")) {
            at++;
            value = both(value, product());
        }
        return value;
    }

    private Are product() {
        var value = operand();
        while (isSymbol("*") || isSymbol("/") || isSymbol("%")) {
            boolean division = isSymbol("/");
            at++;
            value = both(value, operand());
            if (division && value.compareTo(divided) > 0) {
                divided = value;
            }
        }
        return value;
    }

    private Are operand() {
        while (isSymbol("+") || isSymbol("-")) {
            at++;
        }
        var value = at < tokens.size() ? primary(tokens.get(at)) : Are.NOT;
        while (isSymbol("::")) {
            at++;
            value = type();
        }
        return value;
    }

    private Are primary(Token token) {
        return switch (token.type()) {
            case NUMBER -> {
                at++;
                yield token.text().chars().allMatch(Character::isDigit) ? Are.CERTAIN : Are.NOT;
            }
            case STRING -> {
                at++;
                yield Are.NOT;
            }
            case REFERENCE -> reference(token);
            case QUOTED_NAME -> column();
            case WORD -> word(token);
            case SYMBOL -> token.isSymbol("(") ? parentheses().getFirst() : Are.NOT;
        };
    }

    private Are reference(Token token) {
        return switch (template.parts().get(token.part())) {
            case Part.MemberReference(var _, var member) -> {
                at++;
                yield ofMember.apply(member);
            }
            case Part.CubeReference _ -> column();
            case Part.Text _,
                    Part.BucketReference _,
                    Part.CubeSql _,
                    Part.FilterParameter _,
                    Part.FilterGroup _,
                    Part.ToQueryZone _,
                    Part.NotServed _ -> {
                at++;
                yield Are.NOT;
            }
        };
    }

    private Are column() {
        at++;
        while (isSymbol(".") && at + 1 < tokens.size()) {
            at += 2;
        }
        return Are.LIKELY;
    }

    private Are word(Token word) {
        if (word.isWord("case")) {
            skipTo("end");
            return Are.NOT;
        }
        boolean call = at + 1 < tokens.size() && tokens.get(at + 1).isSymbol("(");
        if (!call) {
            return SqlWords.isKeyword(word.lower()) ? keyword() : column();
        }
        at++;
        var value = function(word.lower());
        while (isWord("filter") || isWord("over")) {
            at++;
            if (isSymbol("(")) {
                parentheses();
            }
        }
        return value;
    }

    /** {@code DISTINCT x} is x; other keywords say nothing of numbers. */
    private Are keyword() {
        boolean distinct = isWord("distinct");
        at++;
        return distinct ? operand() : Are.NOT;
    }

    private Are function(String name) {
        if (name.equals("cast") || name.equals("try_cast")) {
            return cast();
        }
        var arguments = parentheses();
        if (COUNTS.contains(name)) {
            return Are.CERTAIN;
        }
        if (OF_ALL.contains(name)) {
            return arguments.stream().reduce(Are.CERTAIN, NumberExpression::both);
        }
        return OF_THEIR_FIRST.contains(name) ? arguments.getFirst() : Are.NOT;
    }

    private Are cast() {
        at++;
        sum();
        var value = Are.NOT;
        if (isWord("as")) {
            at++;
            value = type();
        }
        while (at < tokens.size() && !isSymbol(")")) {
            at++;
        }
        at++;
        return value;
    }

    private Are type() {
        if (at >= tokens.size()) {
            return Are.NOT;
        }
        var type = tokens.get(at++);
        while (at < tokens.size()
                && tokens.get(at).type() == Type.WORD
                && SqlWords.continuesType(tokens.get(at).lower())) {
            at++;
        }
        if (isSymbol("(")) {
            parentheses();
        }
        return WHOLE_TYPES.contains(type.lower()) ? Are.CERTAIN : Are.NOT;
    }

    private List<Are> parentheses() {
        if (depth == DEEPEST) {
            at = tokens.size();
            return List.of(Are.NOT);
        }
        depth++;
        at++;
        var values = list();
        at++;
        depth--;
        return values;
    }

    private void skipTo(String word) {
        int open = 0;
        while (at < tokens.size()) {
            var token = tokens.get(at++);
            if (token.isWord("case")) {
                open++;
            } else if (token.isWord(word) && --open == 0) {
                return;
            }
        }
    }

    /** The less sure of two. */
    private static Are both(Are one, Are other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private boolean isSymbol(String symbol) {
        return at < tokens.size() && tokens.get(at).isSymbol(symbol);
    }

    private boolean isWord(String word) {
        return at < tokens.size() && tokens.get(at).isWord(word);
    }
}
