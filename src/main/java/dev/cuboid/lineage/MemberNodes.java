package dev.cuboid.lineage;

import dev.cuboid.model.Dimension;
import dev.cuboid.model.Filter;
import dev.cuboid.model.Measure;
import dev.cuboid.model.Measure.Base;
import dev.cuboid.model.Measure.FilterContext;
import dev.cuboid.model.Measure.Grain;
import dev.cuboid.model.Measure.GrainMember;
import dev.cuboid.model.MemberName;
import dev.cuboid.model.Templates;
import java.util.List;

/** What a measure or dimension is made of besides its SQL: grains, filters, shifts, and what they name. */
final class MemberNodes {
    private final TemplateNodes nodes;

    MemberNodes(TemplateNodes nodes) {
        this.nodes = nodes;
    }

    void add(Measure measure) {
        Templates.of(measure.kind()).forEach(nodes::add);
        switch (measure.kind()) {
            case Measure.Kind.Staged(var _, var _, var grain, var context, var shifts, var _) -> {
                stage(grain, context);
                shifts.forEach(this::shift);
            }
            case Measure.Kind.Rank(var _, var grain, var context) -> stage(grain, context);
            case Measure.Kind.Switch(var path, var on, var _, var _, var grain, var context) -> {
                nodes.member(path, on);
                stage(grain, context);
            }
            case Measure.Kind.Aggregate _, Measure.Kind.Calculated _ -> {}
        }
    }

    void add(Dimension dimension) {
        Templates.of(dimension.kind()).forEach(nodes::add);
        switch (dimension.kind()) {
            case Dimension.Kind.SwitchCase(var on, var _, var _) -> nodes.member(List.of(), on);
            case Dimension.Kind.Staged(var _, var grain, var filters) -> stage(grain, filters);
            case Dimension.Kind.Expression _,
                    Dimension.Kind.Case _,
                    Dimension.Kind.Geo _,
                    Dimension.Kind.SubQuery _,
                    Dimension.Kind.Switch _ -> {}
        }
    }

    /** The members that a filter of a model names in full. */
    void add(Filter filter) {
        switch (filter) {
            case Filter.And(var parts) -> parts.forEach(this::add);
            case Filter.Or(var parts) -> parts.forEach(this::add);
            case Filter.Condition condition -> {
                if (condition.member().chars().filter(c -> c == '.').count() == 1) {
                    nodes.member(List.of(), MemberName.parse(condition.member()));
                }
            }
        }
    }

    private void stage(Grain grain, FilterContext context) {
        base(grain.base());
        grain.include().forEach(this::grainMember);
        base(context.keep());
        context.include().forEach(this::add);
        context.segments().forEach(segment -> nodes.member(List.of(), segment));
    }

    private void base(Base base) {
        switch (base) {
            case Base.KeepOnly(var members) -> members.forEach(this::grainMember);
            case Base.Exclude(var members) -> members.forEach(this::grainMember);
            case Base.Same _ -> {}
        }
    }

    private void shift(Measure.Shift shift) {
        switch (shift) {
            case Measure.Shift.By(var time, var _, var _) -> time.ifPresent(this::grainMember);
            case Measure.Shift.Named(var time, var _) -> time.ifPresent(this::grainMember);
        }
    }

    private void grainMember(GrainMember member) {
        member.granularity()
                .ifPresentOrElse(
                        granularity -> nodes.bucket(member.path(), member.dimension(), granularity),
                        () -> nodes.member(member.path(), member.dimension()));
    }
}
