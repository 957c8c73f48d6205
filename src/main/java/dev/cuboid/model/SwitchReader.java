package dev.cuboid.model;

import dev.cuboid.definition.Definition;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.model.Dimension.SwitchWhen;
import dev.cuboid.model.Measure.FilterContext;
import dev.cuboid.model.Measure.Grain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code case: {switch: …}}: a choice between expressions by the value of a switch dimension. */
final class SwitchReader {
    private final MemberContext context;

    SwitchReader(MemberContext context) {
        this.context = context;
    }

    /** A switch dimension and the way to it. */
    private record Chooser(List<String> path, MemberName name, List<String> values) {}

    Measure.Kind measure(Node node, Grain grain, FilterContext filters) {
        var described = context.describe(MemberKind.MEASURE, node);
        var choice = node.part("case").orElse(Node.EMPTY);
        if (node.has("sql")) {
            context.conflict(node, "sql", described + " has both `sql` and `case`", "keep one of them");
        }
        var chooser = chooser(node, choice, described);
        return new Measure.Kind.Switch(
                chooser.path(),
                chooser.name(),
                whens(choice, chooser, described, Use.STAGE),
                otherwise(choice, described, Use.STAGE),
                grain,
                filters);
    }

    Dimension.Kind dimension(Node node, Node choice, String described) {
        var chooser = chooser(node, choice, described);
        if (!chooser.path().isEmpty()) {
            context.problems()
                    .report(
                            ErrorCode.WRONG_REFERENCE,
                            choice.at("switch"),
                            described + ": `switch` has to name a dimension of the same cube",
                            "add the switch dimension to this cube");
        }
        return new Dimension.Kind.SwitchCase(
                chooser.name(),
                whens(choice, chooser, described, Use.ROW_VALUE),
                otherwise(choice, described, Use.ROW_VALUE));
    }

    private Chooser chooser(Node node, Node choice, String described) {
        var reference = choice.scalar("switch");
        if (reference.isEmpty()) {
            context.problems()
                    .report(
                            ErrorCode.MISSING_PARAMETER,
                            node.at("case"),
                            described + ": `case` has no `switch`",
                            "add `switch: …` with the name of a dimension of type `switch`");
            return new Chooser(List.of(), context.nameOf(node), List.of());
        }
        var target = context.target(reference.get());
        if (target.isPresent()
                && target.get() instanceof Target.OfMember(var path, var member)
                && member.node().text("type").equals("switch")) {
            var values = member.node().scalars("values").stream()
                    .map(Definition.Scalar::text)
                    .toList();
            return new Chooser(path, member.name(), values);
        }
        if (target.isPresent()) {
            context.problems()
                    .report(
                            ErrorCode.WRONG_REFERENCE,
                            reference.get().location(),
                            "%s: `%s` is no switch dimension"
                                    .formatted(described, reference.get().text()),
                            "name a dimension of type `switch`, or use `when: [{sql: …, label: …}]`");
        }
        return new Chooser(List.of(), context.nameOf(node), List.of());
    }

    private List<SwitchWhen> whens(Node choice, Chooser chooser, String described, Use use) {
        var whens = new ArrayList<SwitchWhen>();
        for (var when : choice.parts("when")) {
            var value = when.text("value");
            if (!when.has("value")) {
                context.problems()
                        .report(
                                ErrorCode.MISSING_PARAMETER,
                                when.location(),
                                described + ": a `when` of a switch has no `value`",
                                "add one of " + Names.quoted(chooser.values()));
            } else if (!chooser.values().isEmpty() && !chooser.values().contains(value)) {
                context.problems()
                        .add(Diagnostic.of(
                                        ErrorCode.WRONG_VALUE,
                                        when.value("value").orElseThrow().location(),
                                        "%s: `%s` is no value of `%s`"
                                                .formatted(
                                                        described,
                                                        value,
                                                        chooser.name().text()))
                                .near(value, chooser.values()));
            }
            whens.add(new SwitchWhen(value, context.sql(when, "a `when` of " + described, use)));
        }
        return whens;
    }

    private Optional<SqlTemplate> otherwise(Node choice, String described, Use use) {
        return choice.part("else").map(otherwise -> context.sql(otherwise, "the `else` of " + described, use));
    }
}
