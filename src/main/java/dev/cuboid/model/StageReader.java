package dev.cuboid.model;

import dev.cuboid.definition.Definition.Scalar;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.model.Measure.Base;
import dev.cuboid.model.Measure.Direction;
import dev.cuboid.model.Measure.FilterContext;
import dev.cuboid.model.Measure.Grain;
import dev.cuboid.model.Measure.GrainMember;
import dev.cuboid.model.Measure.Shift;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a multi-stage member says of its stage: grain, filters, shifts in time. */
final class StageReader {
    private static final List<String> LEGACY_GRAIN = List.of("groupBy", "reduceBy", "addGroupBy");
    private static final List<String> STAGED_ONLY =
            List.of("grain", "groupBy", "reduceBy", "addGroupBy", "filter", "timeShift", "orderBy");

    private final MemberContext context;

    StageReader(MemberContext context) {
        this.context = context;
    }

    /** Reports what only a multi-stage member may say. */
    void rejectIn(Node plain, String described) {
        for (var parameter : STAGED_ONLY) {
            boolean rank = parameter.equals("orderBy") && plain.text("type").equals("rank");
            if (plain.has(parameter) && !rank) {
                context.conflict(
                        plain,
                        parameter,
                        "%s: `%s` goes with `multi_stage: true` only".formatted(described, Names.snakeCase(parameter)),
                        "add `multi_stage: true`");
            }
        }
    }

    Grain grain(Node node, String described) {
        var part = node.part("grain");
        var legacy = LEGACY_GRAIN.stream().filter(node::has).findFirst();
        if (part.isPresent() && legacy.isPresent()) {
            context.conflict(
                    node,
                    legacy.get(),
                    "%s: `%s` and `grain` say the same".formatted(described, Names.snakeCase(legacy.get())),
                    "keep `grain`, which replaces `group_by`, `reduce_by` and `add_group_by`");
        }
        return part.map(grain -> grain(grain, new Keys("keepOnly", "exclude", "include"), described))
                .orElseGet(() -> grain(node, new Keys("groupBy", "reduceBy", "addGroupBy"), described));
    }

    private record Keys(String keepOnly, String exclude, String include) {}

    private Grain grain(Node node, Keys keys, String described) {
        return new Grain(base(node, keys, described), context.dimensions(node, keys.include()));
    }

    private Base base(Node node, Keys keys, String described) {
        if (node.has(keys.keepOnly()) && node.has(keys.exclude())) {
            context.conflict(
                    node,
                    keys.exclude(),
                    "%s: `%s` and `%s` exclude each other"
                            .formatted(described, Names.snakeCase(keys.keepOnly()), Names.snakeCase(keys.exclude())),
                    "keep one of them");
        }
        if (node.has(keys.keepOnly())) {
            return new Base.KeepOnly(context.dimensions(node, keys.keepOnly()));
        }
        return node.has(keys.exclude()) ? new Base.Exclude(context.dimensions(node, keys.exclude())) : new Base.Same();
    }

    FilterContext filters(Node node, String described) {
        return node.part("filter").map(filter -> context(filter, described)).orElse(FilterContext.INHERITED);
    }

    private FilterContext context(Node filter, String described) {
        boolean fixed = filter.text("mode").equals("fixed");
        long bases = Stream.of(filter.has("keepOnly"), filter.has("exclude"), fixed)
                .filter(base -> base)
                .count();
        if (bases > 1) {
            context.conflict(
                    filter,
                    filter.has("exclude") ? "exclude" : "keepOnly",
                    "%s: of `keep_only`, `exclude` and `mode: fixed` a `filter` has one".formatted(described),
                    "keep one of them");
        }
        var dimensions = new ArrayList<GrainMember>();
        var segments = new ArrayList<MemberName>();
        var parameter = filter.has("keepOnly") ? "keepOnly" : "exclude";
        filter.scalars(parameter).forEach(reference -> addFiltered(reference, dimensions, segments));
        var include = new FilterReader(context.problems(), this::filterName).readAll(filter.parts("include"));
        return new FilterContext(keep(filter, dimensions), fixed, include, segments);
    }

    private static Base keep(Node filter, List<GrainMember> dimensions) {
        if (filter.has("keepOnly")) {
            return new Base.KeepOnly(dimensions);
        }
        return filter.has("exclude") ? new Base.Exclude(dimensions) : new Base.Same();
    }

    private void addFiltered(Scalar reference, List<GrainMember> dimensions, List<MemberName> segments) {
        var target = context.target(reference);
        if (target.isPresent()
                && target.get() instanceof Target.OfMember(var _, var member)
                && member.kind() == MemberKind.SEGMENT) {
            segments.add(member.name());
        } else if (target.isPresent()) {
            context.dimension(reference).ifPresent(dimensions::add);
        }
    }

    private Optional<String> filterName(Scalar reference) {
        return context.target(reference).flatMap(target -> {
            if (target instanceof Target.OfMember(var _, var member)
                    && (member.kind() == MemberKind.DIMENSION || member.kind() == MemberKind.MEASURE)) {
                return Optional.of(member.name().text());
            }
            context.problems()
                    .report(
                            ErrorCode.WRONG_REFERENCE,
                            reference.location(),
                            "`%s` cannot be filtered by".formatted(reference.text()),
                            "name a dimension or measure");
            return Optional.empty();
        });
    }

    List<Shift> shifts(Node node, String described) {
        var items = node.parts("timeShift");
        var shifts = new ArrayList<Shift>();
        for (var item : items) {
            if (items.size() > 1 && !item.has("timeDimension")) {
                context.problems()
                        .report(
                                ErrorCode.MISSING_PARAMETER,
                                item.location(),
                                described + ": each of several time shifts has to have a `time_dimension`",
                                "add `time_dimension: …`");
            }
            shift(item, described).ifPresent(shifts::add);
        }
        return shifts;
    }

    private Optional<Shift> shift(Node item, String described) {
        var dimension = item.scalar("timeDimension").flatMap(this::timeDimension);
        if (item.has("name") && !item.has("interval")) {
            return Optional.of(new Shift.Named(dimension, knownShift(item)));
        }
        if (item.has("name") || !item.has("interval") || !item.has("type")) {
            context.problems()
                    .report(
                            ErrorCode.MISSING_PARAMETER,
                            item.location(),
                            described + ": a time shift has to have `interval` and `type`, or `name` alone",
                            "write `{interval: 1 month, type: prior}`");
            return Optional.empty();
        }
        var direction = item.text("type").equals("prior") ? Direction.PRIOR : Direction.NEXT;
        return interval(item, described).map(interval -> new Shift.By(dimension, interval, direction));
    }

    private String knownShift(Node item) {
        var name = item.text("name");
        var known = context.scope().symbols().shiftNames();
        if (!known.contains(name)) {
            context.problems()
                    .add(Diagnostic.of(
                                    ErrorCode.UNKNOWN_REFERENCE,
                                    item.location(),
                                    "no calendar cube has a time shift `%s`".formatted(name))
                            .near(name, known));
        }
        return name;
    }

    private Optional<Interval> interval(Node item, String described) {
        var interval = IntervalReader.read(item.text("interval"));
        if (interval.isEmpty()) {
            context.problems()
                    .report(
                            ErrorCode.WRONG_VALUE,
                            item.value("interval").orElseThrow().location(),
                            "%s: `%s` is no interval".formatted(described, item.text("interval")),
                            IntervalReader.HINT);
        }
        return interval;
    }

    private Optional<GrainMember> timeDimension(Scalar reference) {
        var target = context.target(reference);
        if (target.isPresent() && target.get() instanceof Target.OfMember(var path, var member) && member.isTime()) {
            return Optional.of(new GrainMember(path, member.name(), Optional.empty()));
        }
        if (target.isPresent()) {
            context.problems()
                    .report(
                            ErrorCode.WRONG_REFERENCE,
                            reference.location(),
                            "`%s` is no time dimension".formatted(reference.text()),
                            "name a dimension of type `time`");
        }
        return Optional.empty();
    }
}
