package dev.cuboid.trial;

import dev.cuboid.trial.Expectation.Bounds;
import dev.cuboid.trial.Expectation.Named;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What speaks against one test: each expectation that its answer does not meet, in readable lines. */
final class Judgement {
    private final ModelTest test;
    private final Session session;
    private final Table answer;
    private final List<String> objections = new ArrayList<>();

    private Judgement(ModelTest test, Session session) {
        this.test = test;
        this.session = session;
        this.answer = session.ask(test.query());
    }

    /** Empty where the test passes. */
    static List<String> of(ModelTest test, Session session) {
        var judgement = new Judgement(test, session);
        test.expectations().forEach(judgement::judge);
        return judgement.objections;
    }

    private void judge(Expectation expectation) {
        switch (expectation) {
            case Expectation.Rows(var table) -> rows(table);
            case Expectation.Equals(var values) -> values.forEach(this::equal);
            case Expectation.Between(var bounds) -> bounds.forEach(this::between);
            case Expectation.SumsTo(var dimensions) ->
                objections.addAll(new Sums(test, session, answer).objections(dimensions));
            case Expectation.SameAsQuery(var query) -> sameAs(session.ask(query));
            case Expectation.SameAsSql(var sql) -> sameAs(session.ask(sql, answer.keys(), test.query()));
        }
    }

    private void rows(Table expected) {
        var unknown = expected.keys().stream()
                .filter(key -> !answer.keys().contains(key))
                .toList();
        if (!unknown.isEmpty()) {
            objections.add("the answer has no %s; it has %s"
                    .formatted(String.join(", ", unknown), String.join(", ", answer.keys())));
            return;
        }
        if (expected.rows().isEmpty()) {
            compare(new Table(answer.keys(), List.of()), answer);
            return;
        }
        compare(expected, answer.columns(expected.keys()));
    }

    private void compare(Table expected, Table came) {
        TableDifference.of(expected, came, test.ordered(), test.tolerance()).ifPresent(objections::add);
    }

    private void sameAs(Table other) {
        if (other.keys().size() != answer.keys().size()) {
            objections.add("the queries differ in their columns: %s and %s"
                    .formatted(String.join(", ", answer.keys()), String.join(", ", other.keys())));
            return;
        }
        compare(new Table(answer.keys(), other.rows()), answer);
    }

    private void equal(Named expected) {
        key(expected.key()).ifPresent(key -> {
            for (int row = 0; row < answer.rows().size(); row++) {
                var came = answer.cell(row, key);
                if (!expected.value().equals(came, test.tolerance())) {
                    objections.add("%s%s is %s, expected was %s"
                            .formatted(
                                    key,
                                    where(row),
                                    came.shown(),
                                    expected.value().shown()));
                }
            }
        });
    }

    private void between(Bounds bounds) {
        key(bounds.key()).ifPresent(key -> {
            for (int row = 0; row < answer.rows().size(); row++) {
                var came = answer.cell(row, key);
                if (!came.number().map(number -> isWithin(number, bounds)).orElse(false)) {
                    objections.add("%s%s is %s, expected was something from %s to %s"
                            .formatted(key, where(row), came.shown(), bounds.least(), bounds.most()));
                }
            }
        });
    }

    private boolean isWithin(BigDecimal number, Bounds bounds) {
        return number.compareTo(bounds.least().subtract(test.tolerance())) >= 0
                && number.compareTo(bounds.most().add(test.tolerance())) <= 0;
    }

    private String where(int row) {
        return answer.rows().size() == 1 ? "" : " of row " + (row + 1);
    }

    /** The one that is named; without a name, the only column there is. */
    private Optional<String> key(String named) {
        if (answer.rows().isEmpty()) {
            objections.add("the answer has no row");
            return Optional.empty();
        }
        var key = named.isEmpty() && answer.keys().size() == 1 ? answer.keys().getFirst() : named;
        if (!answer.keys().contains(key)) {
            objections.add((key.isEmpty()
                            ? "the answer has several columns, so that one must be named: "
                            : key + " is not among ")
                    + String.join(", ", answer.keys()));
            return Optional.empty();
        }
        return Optional.of(key);
    }
}
