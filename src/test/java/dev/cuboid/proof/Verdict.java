package dev.cuboid.proof;

import dev.cuboid.proof.RowComparison.Order;
import dev.cuboid.proof.Served.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How a server's outcome stands to what the query means. */
sealed interface Verdict {
    record Right() implements Verdict {}

    /** Neither the evaluator nor the server knows a meaning. */
    record RightlyRefused(Unanswerable.Reason reason) implements Verdict {}

    /** There is an answer, and the server gives none. It is safe, and must stay rare. */
    record NeedlesslyRefused(String message) implements Verdict {}

    record Wrong(String why, String expected, String actual, String sql) implements Verdict {}

    static Verdict of(World world, Ask ask, Outcome outcome) {
        try {
            return against(Evaluator.answer(world, ask), outcome);
        } catch (Unanswerable unanswerable) {
            return against(unanswerable, outcome);
        }
    }

    private static Verdict against(Unanswerable expected, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refused(var code, var ignored)
            when code.startsWith("P") -> new RightlyRefused(expected.reason());
            case Outcome.Refused(var code, var message) ->
                new Wrong("refused for another reason", expected.getMessage(), code + " " + message, "");
            case Outcome.Failed(var message) -> new Wrong("broke", expected.getMessage(), message, "");
            case Outcome.Rows(var rows, var sql) ->
                new Wrong(
                        "answered what has no meaning (%s)".formatted(expected.reason()),
                        expected.getMessage(),
                        text(rows),
                        sql);
        };
    }

    private static Verdict against(Answer answer, Outcome outcome) {
        var expected = answer.rows().stream().map(Verdict::served).toList();
        return switch (outcome) {
            case Outcome.Refused ignored
            when answer.refusable() -> new RightlyRefused(Unanswerable.Reason.MULTIPLIED_WITHOUT_KEY);
            case Outcome.Refused(var code, var message) when code.startsWith("P") -> new NeedlesslyRefused(message);
            case Outcome.Refused(var code, var message) ->
                new Wrong("not understood", text(expected), code + " " + message, "");
            case Outcome.Failed(var message) -> new Wrong("broke", text(expected), message, "");
            case Outcome.Rows(var rows, var sql) ->
                difference(answer, expected, rows)
                        .<Verdict>map(why -> new Wrong(why, text(expected), text(rows), sql))
                        .orElseGet(Right::new);
        };
    }

    /** The same rows, and in the order that the sorted keys prescribe. */
    private static Optional<String> difference(
            Answer answer, List<Map<String, Object>> expected, List<Map<String, Object>> actual) {
        Function<Map<String, Object>, Map<String, Object>> sorted = row -> {
            var only = new LinkedHashMap<String, Object>();
            answer.sortedBy().forEach(key -> only.put(key, row.get(key)));
            return only;
        };
        return RowComparison.difference(expected, actual, Order.ANY)
                .or(() -> RowComparison.difference(
                                expected.stream().map(sorted).toList(),
                                actual.stream().map(sorted).toList(),
                                Order.STRICT)
                        .map(why -> "out of order: " + why));
    }

    private static Map<String, Object> served(Map<String, Object> row) {
        var served = new LinkedHashMap<String, Object>();
        row.forEach((key, value) -> served.put(key, Values.served(value)));
        return served;
    }

    private static String text(List<Map<String, Object>> rows) {
        return rows.stream().map(Object::toString).collect(Collectors.joining("\n  ", "\n  ", ""));
    }
}
