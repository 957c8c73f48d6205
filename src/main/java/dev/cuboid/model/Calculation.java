package dev.cuboid.model;

import dev.cuboid.model.SqlTemplate.Part;
import dev.cuboid.model.SqlTokens.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * What an expression reads: columns inside aggregates, columns outside of any, measures inside aggregates. A call of an
 * unknown function may be an aggregate of the database's own, so what it reads is taken as aggregated.
 */
final class Calculation {
    /** A column or dimension that stands at some tokens, the end not included. */
    record Column(int from, int until, String name) {}

    private enum Frame {
        AGGREGATE,
        UNKNOWN_FUNCTION,
        CAST,
        EXTRACT,
        PLAIN
    }

    private final SqlTemplate template;
    private final Predicate<MemberName> isMeasure;
    private final List<Token> tokens;
    private final int[] closing;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private final List<Column> rawColumns = new ArrayList<>();
    private boolean aggregatesColumns;
    private boolean aggregatesMeasures;
    private boolean callsAggregate;

    private Calculation(SqlTemplate template, Predicate<MemberName> isMeasure) {
        this.template = template;
        this.isMeasure = isMeasure;
        this.tokens = SqlTokens.of(template);
        this.closing = Parentheses.closing(tokens);
    }

    static Calculation of(SqlTemplate template, Predicate<MemberName> isMeasure) {
        var calculation = new Calculation(template, isMeasure);
        if (calculation.hasSubSelect()) {
            calculation.aggregatesColumns = true;
        } else {
            for (int i = 0; i < calculation.tokens.size(); ) {
                i = calculation.step(i);
            }
        }
        return calculation;
    }

    List<Token> tokens() {
        return tokens;
    }

    SqlTemplate template() {
        return template;
    }

    int closing(int opening) {
        return closing[opening];
    }

    /** Columns and dimensions outside of every aggregate. */
    List<Column> rawColumns() {
        return List.copyOf(rawColumns);
    }

    boolean aggregatesColumns() {
        return aggregatesColumns;
    }

    boolean aggregatesMeasures() {
        return aggregatesMeasures;
    }

    boolean callsAggregate() {
        return callsAggregate;
    }

    private boolean hasSubSelect() {
        return tokens.stream().anyMatch(token -> token.isWord("select"));
    }

    /** Judges one token, or a few that belong together, and gives the next one's number. */
    private int step(int i) {
        var token = tokens.get(i);
        return switch (token.type()) {
            case STRING, NUMBER -> i + 1;
            case SYMBOL -> symbol(i, token);
            case REFERENCE -> reference(i, token);
            case QUOTED_NAME -> column(i);
            case WORD -> word(i, token);
        };
    }

    private int symbol(int i, Token symbol) {
        switch (symbol.text()) {
            case "(" -> frames.push(Frame.PLAIN);
            case ")" -> frames.poll();
            case "::" -> {
                return afterType(i + 1);
            }
            case "*" -> countOfRows(i);
            default -> {}
        }
        return i + 1;
    }

    private void countOfRows(int i) {
        if (is(i - 1, "(") && is(i + 1, ")") && frames.contains(Frame.AGGREGATE)) {
            aggregatesColumns = true;
        }
    }

    private int afterType(int i) {
        int next = i + 1;
        while (next < tokens.size()
                && tokens.get(next).type() == SqlTokens.Type.WORD
                && SqlWords.continuesType(tokens.get(next).lower())) {
            next++;
        }
        return next;
    }

    private int reference(int i, Token token) {
        return switch (template.parts().get(token.part())) {
            case Part.CubeReference _ -> column(i);
            case Part.MemberReference(var _, var member) -> member(i, member);
            case Part.BucketReference(var _, var dimension, var _) -> {
                read(new Column(i, i + 1, dimension.member()));
                yield i + 1;
            }
            case Part.Text _,
                    Part.CubeSql _,
                    Part.FilterParameter _,
                    Part.FilterGroup _,
                    Part.ToQueryZone _,
                    Part.NotServed _ -> i + 1;
        };
    }

    private int member(int i, MemberName member) {
        if (isMeasure.test(member)) {
            aggregatesMeasures |= frames.contains(Frame.AGGREGATE);
        } else {
            read(new Column(i, i + 1, member.member()));
        }
        return i + 1;
    }

    private int word(int i, Token word) {
        if (is(i + 1, "(")) {
            frames.push(frame(i, word.lower()));
            return i + 2;
        }
        if (word.isWord("as") && frames.peek() == Frame.CAST) {
            return afterType(i + 1);
        }
        boolean literal = i + 1 < tokens.size() && tokens.get(i + 1).type() == SqlTokens.Type.STRING;
        boolean field = frames.peek() == Frame.EXTRACT
                && i + 1 < tokens.size()
                && tokens.get(i + 1).isWord("from");
        return SqlWords.isKeyword(word.lower()) || literal || field || is(i + 1, "=>") ? i + 1 : column(i);
    }

    private Frame frame(int i, String function) {
        if (function.equals("filter")
                || (function.equals("group") && i > 0 && tokens.get(i - 1).isWord("within"))) {
            return Frame.AGGREGATE;
        }
        if (SqlWords.isAggregate(function)) {
            boolean window = isWindow(i + 1);
            callsAggregate |= !window;
            return window ? Frame.PLAIN : Frame.AGGREGATE;
        }
        return switch (function) {
            case "cast", "try_cast" -> Frame.CAST;
            case "extract" -> Frame.EXTRACT;
            default ->
                SqlWords.isScalarFunction(function) || SqlWords.isKeyword(function)
                        ? Frame.PLAIN
                        : Frame.UNKNOWN_FUNCTION;
        };
    }

    private boolean isWindow(int opening) {
        int after = closing[opening] + 1;
        if (is(after + 1, "(") && tokens.get(after).isWord("filter")) {
            after = closing[after + 1] + 1;
        }
        return after < tokens.size() && tokens.get(after).isWord("over");
    }

    /** A name with whatever is joined to it by dots; a call if a parenthesis follows. */
    private int column(int i) {
        int last = i;
        while (is(last + 1, ".") && last + 2 < tokens.size()) {
            last += 2;
        }
        if (is(last + 1, "(")) {
            frames.push(Frame.UNKNOWN_FUNCTION);
            return last + 2;
        }
        read(new Column(
                i,
                last + 1,
                tokens.get(last).type() == SqlTokens.Type.REFERENCE
                        ? "*"
                        : tokens.get(last).text()));
        return last + 1;
    }

    private void read(Column column) {
        if (frames.contains(Frame.AGGREGATE) || frames.contains(Frame.UNKNOWN_FUNCTION)) {
            aggregatesColumns = true;
        } else {
            rawColumns.add(column);
        }
    }

    private boolean is(int i, String symbol) {
        return i >= 0 && i < tokens.size() && tokens.get(i).isSymbol(symbol);
    }
}
