package dev.cuboid.plan;

import dev.cuboid.plan.Plan.Output;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A measure beside itself of another time. */
final class SharedScans {
    /**
     * Legs that differ in their ranges of time alone are one leg over all of it, read in slices of whole buckets.
     * <pre>
     * Meet on month                                          Meet on month
     *   Select month(t): sum(x) where t in [a, b)              Slice where month in [a, b)
     *   Select month(t + 1 month): sum(x)           =>           scan = Select month(t): sum(x) where t in [c, b)
     *       where t in [c, d)                                  Slice month + 1 month where month in [c, d)
     *                                                            scan
     * </pre>
     * Only where the ranges overlap or touch, so that no other rows are read, where they begin and end with buckets, and where
     * the shift carries buckets to buckets.
     */
    static Plan sliceOneScan(Plan plan) {
        if (!(plan instanceof Plan.Meet(var inputs, var keys))) {
            return plan;
        }
        var legs = new ArrayList<Plan.Select>();
        inputs.forEach(input -> collect(input, legs));
        var slices = slices(legs);
        return slices.isEmpty()
                ? plan
                : new Plan.Meet(
                        inputs.stream().map(input -> sliced(input, slices)).toList(), keys);
    }

    private static void collect(Plan plan, List<Plan.Select> legs) {
        switch (plan) {
            case Plan.Select select -> legs.add(select);
            case Plan.Project project -> collect(project.input(), legs);
            case Plan.Respread respread -> collect(respread.input(), legs);
            case Plan.Regroup _,
                    Plan.Meet _,
                    Plan.Stack _,
                    Plan.Slice _,
                    Plan.Attach _,
                    Plan.Windowed _,
                    Plan.Spans _,
                    Plan.Filled _,
                    Plan.Result _,
                    Plan.Count _ -> {}
        }
    }

    private static Plan sliced(Plan plan, Map<Plan.Select, Plan> slices) {
        return plan instanceof Plan.Select select
                ? slices.getOrDefault(select, select)
                : plan instanceof Plan.Project || plan instanceof Plan.Respread
                        ? PlanInputs.replaced(plan, input -> sliced(input, slices))
                        : plan;
    }

    private static Map<Plan.Select, Plan> slices(List<Plan.Select> legs) {
        var scans = new ArrayList<>(legs.stream()
                .distinct()
                .flatMap(leg -> RangedLeg.of(leg).stream())
                .toList());
        var slices = new LinkedHashMap<Plan.Select, Plan>();
        while (scans.size() > 1) {
            var alike = new ArrayList<>(List.of(scans.removeFirst()));
            var range = alike.getFirst().range();
            for (var scan : List.copyOf(scans)) {
                if (scan.isLike(alike.getFirst()) && RangedLeg.touch(range, scan.range())) {
                    range = RangedLeg.spanning(range, scan.range());
                    alike.add(scan);
                    scans.remove(scan);
                }
            }
            if (alike.size() > 1) {
                var names = new LinkedHashMap<Expression, String>();
                var shared = alike.getFirst().over(range, values(alike, names));
                for (var scan : alike) {
                    slices.put(scan.leg(), scan.slice(shared, range, names));
                }
            }
        }
        return slices;
    }

    private static List<Output> values(List<RangedLeg> legs, Map<Expression, String> names) {
        var taken = new Names();
        legs.getFirst().leg().keys().forEach(key -> taken.unique(key.name()));
        for (var leg : legs) {
            leg.leg().values().forEach(value -> {
                if (!names.containsKey(value.value())) {
                    names.put(value.value(), taken.unique(value.name()));
                }
            });
        }
        var values = new ArrayList<Output>();
        names.forEach((value, name) -> values.add(new Output(name, value)));
        return values;
    }

    private SharedScans() {}
}
