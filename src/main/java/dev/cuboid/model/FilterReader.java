package dev.cuboid.model;

import dev.cuboid.definition.Definition;
import dev.cuboid.definition.Definition.Scalar;
import dev.cuboid.definition.Definition.Sequence;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Filters that a model states in the words of a request, with their members' full names. */
final class FilterReader {
    private final Problems problems;
    private final Function<Scalar, Optional<String>> nameOf;
    private final Consumer<Scalar> ofCaller;

    /** @param nameOf the full name of a member as written; it reports what does not exist */
    FilterReader(Problems problems, Function<Scalar, Optional<String>> nameOf) {
        this.problems = problems;
        this.nameOf = nameOf;
        this.ofCaller = this::noContext;
    }

    /** @param ofCaller checks a value that is text and may read the caller's context */
    FilterReader(Problems problems, Function<Scalar, Optional<String>> nameOf, Consumer<Scalar> ofCaller) {
        this.problems = problems;
        this.nameOf = nameOf;
        this.ofCaller = ofCaller;
    }

    List<Filter> readAll(List<Node> nodes) {
        var filters = new ArrayList<Filter>();
        nodes.forEach(node -> read(node).ifPresent(filters::add));
        return filters;
    }

    Optional<Filter> read(Node node) {
        long forms = Stream.of("member", "and", "or").filter(node::has).count();
        if (forms != 1) {
            problems.report(
                    ErrorCode.CONFLICTING_PARAMETERS,
                    node.location(),
                    "a filter has to have exactly one of `member`, `and`, `or`",
                    "write `{member: …, operator: …, values: […]}`, or one of the groups");
            return Optional.empty();
        }
        if (node.has("and")) {
            return Optional.of(new Filter.And(readAll(node.parts("and"))));
        }
        return node.has("or") ? Optional.of(new Filter.Or(readAll(node.parts("or")))) : condition(node);
    }

    private Optional<Filter> condition(Node node) {
        var operator = operator(node);
        var values = node.value("values").map(this::values).orElse(List.of());
        var member = node.scalar("member").flatMap(nameOf);
        if (operator.isEmpty() || member.isEmpty()) {
            return Optional.empty();
        }
        boolean needsValues = switch (operator.get()) {
            case SET, NOT_SET, MEASURE_FILTER -> false;
            default -> true;
        };
        if (needsValues && values.isEmpty()) {
            problems.report(
                    ErrorCode.MISSING_PARAMETER,
                    node.location(),
                    "a filter with `%s` has no values".formatted(operator.get().wireName()),
                    "add `values: […]`");
        }
        return Optional.of(new Filter.Condition(member.get(), operator.get(), values, node.location()));
    }

    private Optional<Filter.Operator> operator(Node node) {
        var written = node.scalar("operator");
        if (written.isEmpty()) {
            problems.report(
                    ErrorCode.MISSING_PARAMETER,
                    node.location(),
                    "a filter has no `operator`",
                    "add one, such as `operator: equals`");
            return Optional.empty();
        }
        var operator = Filter.Operator.named(written.get().text());
        if (operator.isEmpty()) {
            problems.add(Diagnostic.of(
                            ErrorCode.WRONG_VALUE,
                            written.get().location(),
                            "`%s` is no filter operator".formatted(written.get().text()))
                    .near(
                            written.get().text(),
                            Arrays.stream(Filter.Operator.values())
                                    .map(Filter.Operator::wireName)
                                    .toList()));
        }
        return operator;
    }

    private List<@Nullable String> values(Definition values) {
        var items = values instanceof Sequence(var list, var _) ? list : List.of(values);
        List<@Nullable String> texts = new ArrayList<>();
        for (var item : items) {
            if (item instanceof Scalar scalar) {
                ofCaller.accept(scalar);
                texts.add(scalar.type() == Definition.Type.NULL ? null : scalar.text());
            } else {
                problems.report(
                        ErrorCode.WRONG_VALUE,
                        item.location(),
                        "a filter's value has to be a text, number or truth value");
            }
        }
        return texts;
    }

    private void noContext(Scalar value) {
        if (value.text().contains("securityContext") || value.text().contains("security_context")) {
            problems.report(
                    ErrorCode.NOT_SUPPORTED,
                    value.location(),
                    "the security context cannot be read in this filter",
                    "put the condition into an `access_policy`");
        }
    }
}
