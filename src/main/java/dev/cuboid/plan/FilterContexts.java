package dev.cuboid.plan;

import dev.cuboid.model.Measure;
import dev.cuboid.model.Measure.Base;
import dev.cuboid.model.MemberName;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.query.ModelFilters;
import dev.cuboid.query.ResolvedQuery.Condition;
import java.util.ArrayList;
import java.util.List;

/** Which of the query's conditions a stage sees. */
final class FilterContexts {
    static List<Condition> apply(Measure.FilterContext context, Frame frame, SemanticModel model) {
        var seen = new ArrayList<>(context.fixed() ? List.<Condition>of() : kept(context, frame.conditions()));
        if (!context.include().isEmpty()) {
            seen.addAll(ModelFilters.resolve(context.include(), model, frame.zone(), frame.askedAt()));
        }
        return seen;
    }

    private static List<Condition> kept(Measure.FilterContext context, List<Condition> conditions) {
        return switch (context.keep()) {
            case Base.Same _ -> conditions;
            case Base.KeepOnly(var members) ->
                conditions.stream()
                        .filter(condition -> speaksOnlyOf(condition, members, context.segments()))
                        .toList();
            case Base.Exclude(var members) ->
                conditions.stream()
                        .filter(condition -> !speaksOf(condition, members, context.segments()))
                        .toList();
        };
    }

    private static boolean speaksOf(Condition condition, List<Measure.GrainMember> members, List<MemberName> segments) {
        return switch (condition) {
            case Condition.And(var parts) -> parts.stream().anyMatch(part -> speaksOf(part, members, segments));
            case Condition.Or(var parts) -> parts.stream().anyMatch(part -> speaksOf(part, members, segments));
            case Condition.OfDimension(var use, var _) ->
                isAmong(use.dimension().name(), members);
            case Condition.OfTimeRange(var use, var _) ->
                isAmong(use.dimension().name(), members);
            case Condition.InSegment(var _, var segment, var _) -> segments.contains(segment.name());
            case Condition.OfMeasure _, Condition.OwnFilters _ -> false;
        };
    }

    private static boolean speaksOnlyOf(
            Condition condition, List<Measure.GrainMember> members, List<MemberName> segments) {
        return switch (condition) {
            case Condition.And(var parts) -> parts.stream().allMatch(part -> speaksOnlyOf(part, members, segments));
            case Condition.Or(var parts) -> parts.stream().allMatch(part -> speaksOnlyOf(part, members, segments));
            case Condition.OfDimension _, Condition.OfTimeRange _, Condition.InSegment _ ->
                speaksOf(condition, members, segments);
            case Condition.OfMeasure _, Condition.OwnFilters _ -> false;
        };
    }

    private static boolean isAmong(MemberName dimension, List<Measure.GrainMember> members) {
        return members.stream().anyMatch(member -> member.dimension().equals(dimension));
    }

    private FilterContexts() {}
}
