package dev.cuboid.trial;

import dev.cuboid.definition.Definition;
import dev.cuboid.definition.Definition.Mapping;
import dev.cuboid.definition.Definition.Scalar;
import dev.cuboid.definition.Definition.Sequence;
import dev.cuboid.definition.Definition.Type;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.trial.Expectation.Bounds;
import dev.cuboid.trial.Expectation.Named;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a test expects. */
final class ExpectationReader {
    static final List<String> KEYS = List.of("rows", "equals", "between", "sums_to", "same_as");
    /** Stands for the only measure of the query. */
    private static final String THE_MEASURE = "";

    private final Entries test;
    private final List<Diagnostic> problems;
    private final List<Expectation> expectations = new ArrayList<>();

    ExpectationReader(Entries test, List<Diagnostic> problems) {
        this.test = test;
        this.problems = problems;
    }

    List<Expectation> read() {
        test.value("rows").ifPresent(this::rows);
        test.value("equals").ifPresent(value -> expectations.add(new Expectation.Equals(values(value))));
        test.value("between").ifPresent(value -> expectations.add(new Expectation.Between(bounds(value))));
        if (test.has("sums_to")) {
            expectations.add(new Expectation.SumsTo(test.texts("sums_to")));
        }
        test.value("same_as").ifPresent(this::sameAs);
        if (KEYS.stream().noneMatch(test::has)) {
            test.missing("the test expects nothing", "add one of " + String.join(", ", KEYS));
        }
        return expectations;
    }

    private void rows(Definition definition) {
        if (!(definition instanceof Sequence(var items, var _))) {
            test.wrong(definition, "`rows` is a list of mappings, `[]` for no row");
            return;
        }
        var keys = new ArrayList<String>();
        var rows = new ArrayList<List<Cell>>();
        for (var item : items) {
            if (item instanceof Mapping(var entries, var _)) {
                if (keys.isEmpty()) {
                    entries.forEach(entry -> keys.add(entry.key()));
                }
                rows.add(row((Mapping) item, keys));
            } else {
                test.wrong(item, "a row is a mapping of the answer's keys to values");
            }
        }
        expectations.add(new Expectation.Rows(new Table(keys, rows)));
    }

    private List<Cell> row(Mapping row, List<String> keys) {
        if (row.entries().size() != keys.size()
                || !keys.stream().allMatch(key -> row.entry(key).isPresent())) {
            test.wrong(row, "each row names the same keys as the first one: " + String.join(", ", keys));
            return keys.stream().<Cell>map(_ -> new Cell.Nothing()).toList();
        }
        return keys.stream()
                .map(key -> cell(row.entry(key).orElseThrow().value()))
                .toList();
    }

    private List<Named> values(Definition definition) {
        return definition instanceof Mapping(var entries, var _)
                ? entries.stream()
                        .map(entry -> new Named(entry.key(), cell(entry.value())))
                        .toList()
                : List.of(new Named(THE_MEASURE, cell(definition)));
    }

    private Cell cell(Definition definition) {
        if (definition instanceof Scalar(var text, var type, var _, var _)) {
            return type == Type.NULL ? new Cell.Nothing() : new Cell.Text(text);
        }
        test.wrong(definition, "a value is a number, text, truth value, time or null");
        return new Cell.Nothing();
    }

    private List<Bounds> bounds(Definition definition) {
        if (!(definition instanceof Mapping(var entries, var _))) {
            return bounds(THE_MEASURE, definition).stream().toList();
        }
        return entries.stream()
                .flatMap(entry -> bounds(entry.key(), entry.value()).stream())
                .toList();
    }

    private Optional<Bounds> bounds(String key, Definition definition) {
        if (definition instanceof Sequence(var items, var _) && items.size() == 2) {
            var least = number(items.getFirst());
            var most = number(items.getLast());
            if (least.isPresent() && most.isPresent()) {
                return Optional.of(new Bounds(key, least.get(), most.get()));
            }
        }
        test.wrong(definition, "`between` takes two numbers: `[0, 1]`, or such a pair for each measure");
        return Optional.empty();
    }

    private static Optional<BigDecimal> number(Definition definition) {
        return definition instanceof Scalar scalar ? new Cell.Text(scalar.text()).number() : Optional.empty();
    }

    private void sameAs(Definition definition) {
        var other = Entries.of(definition, "`same_as`", List.of("query", "sql"), problems);
        if (other.isEmpty()) {
            return;
        }
        if (other.get().has("query") == other.get().has("sql")) {
            test.wrong(definition, "`same_as` takes either `query` or `sql`");
        }
        other.get().mapping("query").ifPresent(query -> expectations.add(new Expectation.SameAsQuery(query)));
        if (other.get().has("sql")) {
            expectations.add(new Expectation.SameAsSql(other.get().text("sql")));
        }
    }
}
