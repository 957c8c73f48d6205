package dev.cuboid.lineage;

import dev.cuboid.model.Filter;
import dev.cuboid.model.Interval;
import dev.cuboid.model.Measure.GrainMember;
import dev.cuboid.model.MemberName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Names, filters and intervals as one line of text. */
record MemberText(Naming naming) {
    String names(List<MemberName> names) {
        return names.stream().map(this::of).collect(Collectors.joining(", "));
    }

    String of(MemberName name) {
        return naming.of(name).text();
    }

    String grainMembers(List<GrainMember> members) {
        return members.stream().map(this::of).collect(Collectors.joining(", "));
    }

    String of(GrainMember member) {
        var parts = new ArrayList<String>();
        member.path().forEach(cube -> parts.add(naming.of(cube)));
        if (parts.isEmpty()) {
            parts.add(naming.of(member.dimension().cube()));
        }
        parts.add(naming.of(member.dimension()).member());
        member.granularity().ifPresent(parts::add);
        return String.join(".", parts);
    }

    String of(Filter filter) {
        return switch (filter) {
            case Filter.And(var parts) -> group(parts, " and ");
            case Filter.Or(var parts) -> group(parts, " or ");
            case Filter.Condition condition ->
                (renamed(condition.member()) + " " + condition.operator().wireName() + " "
                                + condition.values().stream()
                                        .map(value -> value == null ? "null" : "'" + value + "'")
                                        .collect(Collectors.joining(", ")))
                        .strip();
        };
    }

    private String renamed(String member) {
        return member.chars().filter(c -> c == '.').count() == 1 ? of(MemberName.parse(member)) : member;
    }

    private String group(List<Filter> parts, String word) {
        return parts.stream().map(this::of).collect(Collectors.joining(word, "(", ")"));
    }

    static String of(Interval interval) {
        return interval.amounts().stream()
                .map(amount -> amount.quantity() + " " + Words.of(amount.unit()))
                .collect(Collectors.joining(" "));
    }
}
