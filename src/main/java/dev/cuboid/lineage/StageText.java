package dev.cuboid.lineage;

import dev.cuboid.model.Filter;
import dev.cuboid.model.Measure.Base;
import dev.cuboid.model.Measure.FilterContext;
import dev.cuboid.model.Measure.Grain;
import dev.cuboid.model.Measure.Shift;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** At which grain, under which filters and how much later a stage is computed, as text. */
record StageText(MemberText texts) {
    void add(Grain grain, FilterContext context, Map<String, String> aspects) {
        put(aspects, "grain", of(grain));
        put(aspects, "filter", of(context));
    }

    static void put(Map<String, String> aspects, String parameter, String text) {
        if (!text.isEmpty()) {
            aspects.put(parameter, text);
        }
    }

    String shifts(List<Shift> shifts) {
        return shifts.stream().map(this::of).collect(Collectors.joining(", "));
    }

    private String of(Grain grain) {
        var include = grain.include().isEmpty() ? "" : "include " + texts.grainMembers(grain.include());
        return (of(grain.base()) + " " + include).strip();
    }

    private String of(Base base) {
        return switch (base) {
            case Base.Same() -> "";
            case Base.KeepOnly(var members) -> "only " + texts.grainMembers(members);
            case Base.Exclude(var members) -> "exclude " + texts.grainMembers(members);
        };
    }

    private String of(FilterContext context) {
        var text = new StringBuilder(of(context.keep()));
        if (context.fixed()) {
            text.append(" fixed");
        }
        for (Filter filter : context.include()) {
            text.append(" include ").append(texts.of(filter));
        }
        if (!context.segments().isEmpty()) {
            text.append(" segments ").append(texts.names(context.segments()));
        }
        return text.toString().strip();
    }

    private String of(Shift shift) {
        return switch (shift) {
            case Shift.By(var time, var interval, var direction) ->
                MemberText.of(interval) + " " + Words.of(direction)
                        + time.map(member -> " of " + texts.of(member)).orElse("");
            case Shift.Named(var time, var name) ->
                name + time.map(member -> " of " + texts.of(member)).orElse("");
        };
    }
}
