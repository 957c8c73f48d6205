package dev.cuboid.plan;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.model.Dimension;
import dev.cuboid.model.MemberName;
import dev.cuboid.query.ResolvedQuery.Comparison;
import dev.cuboid.query.ResolvedQuery.Condition;
import dev.cuboid.query.ResolvedQuery.Value;
import java.util.List;

/** Switch dimensions: they have no column, so what the query says of them chooses between expressions. */
final class Switches {
    /** Whether a condition is about a switch dimension that the frame does not group by; rows know nothing of it. */
    static boolean onlyChooses(Condition condition, Frame frame) {
        return condition instanceof Condition.OfDimension(var use, var _)
                && use.dimension().kind() instanceof Dimension.Kind.Switch
                && !isGrouped(use.dimension(), frame);
    }

    static boolean isGrouped(Dimension dimension, Frame frame) {
        return frame.groups().stream()
                .anyMatch(group -> group.dimension().dimension().name().equals(dimension.name()));
    }

    /** The one value that the frame's conditions leave; several are refused, since they cannot stand in one row. */
    static String only(Dimension dimension, List<String> declared, Frame frame, MemberName dependent) {
        var left = declared.stream()
                .filter(value -> frame.conditions().stream().allMatch(condition -> allows(condition, dimension, value)))
                .toList();
        if (left.size() == 1) {
            return left.getFirst();
        }
        boolean itself = dependent.equals(dimension.name());
        throw new Rejected(Diagnostic.of(
                        ErrorCode.NO_COMMON_GRAIN,
                        new Location.InQuery(itself ? "" : "/measures"),
                        itself
                                ? "a row would count once for each of the %d values of `%s` that the query leaves"
                                        .formatted(left.size(), dimension.name().text())
                                : "`%s` depends on `%s`, and the query leaves %d of its values for one row"
                                        .formatted(
                                                dependent.text(),
                                                dimension.name().text(),
                                                left.size()))
                .hint("`%s` among the dimensions, or a filter that leaves one of %s"
                        .formatted(dimension.name().text(), declared)));
    }

    private static boolean allows(Condition condition, Dimension dimension, String value) {
        if (!(condition instanceof Condition.OfDimension(var use, var comparison))
                || !use.dimension().name().equals(dimension.name())) {
            return true;
        }
        return switch (comparison) {
            case Comparison.Among(var values, var _) -> values.contains(new Value.OfText(value));
            case Comparison.NotAmong(var values, var _) -> !values.contains(new Value.OfText(value));
            case Comparison.IsSet _ -> true;
            case Comparison.IsNotSet _ -> false;
            case Comparison.Like _,
                    Comparison.NotLike _,
                    Comparison.Against _,
                    Comparison.Within _,
                    Comparison.Outside _ ->
                throw Binder.notServed(dimension.name(), "a switch dimension under a filter other than equals");
        };
    }

    private Switches() {}
}
