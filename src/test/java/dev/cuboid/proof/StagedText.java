package dev.cuboid.proof;

import dev.cuboid.proof.World.Base;
import dev.cuboid.proof.World.Grain;
import dev.cuboid.proof.World.Level;
import dev.cuboid.proof.World.Sight;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The YAML of a multi-stage measure, below its name. */
final class StagedText {
    static List<String> of(String cube, World.Staged staged) {
        var lines = new ArrayList<String>(List.of("multi_stage: true"));
        lines.add("type: "
                + staged.function()
                        .map(function -> function.name().toLowerCase(Locale.ROOT))
                        .orElse("number"));
        lines.add("sql: " + ModelText.quoted(staged.of().text(cube)));
        addGrain(cube, staged.grain(), lines);
        addSight(cube, staged.sight(), lines);
        if (!staged.shifts().isEmpty()) {
            lines.add("time_shift:");
            staged.shifts()
                    .forEach(shift -> lines.add("  - {interval: %s, type: %s%s}"
                            .formatted(
                                    shift.interval(),
                                    shift.prior() ? "prior" : "next",
                                    shift.time() == null ? "" : ", time_dimension: " + name(cube, shift.time()))));
        }
        if (!staged.filters().isEmpty()) {
            lines.add("filters:");
            staged.filters().forEach(filter -> lines.add("  - sql: " + ModelText.quoted(filter.text(cube))));
        }
        return lines;
    }

    static List<String> of(String cube, World.Rank rank) {
        var lines = new ArrayList<String>(List.of("multi_stage: true", "type: rank", "order_by:"));
        lines.add("  - sql: " + ModelText.quoted(rank.by().text(cube)));
        lines.add("    dir: " + (rank.descending() ? "desc" : "asc"));
        addGrain(cube, rank.grain(), lines);
        addSight(cube, rank.sight(), lines);
        return lines;
    }

    static List<String> of(String cube, World.Dimension dimension) {
        var lines = new ArrayList<String>(List.of("multi_stage: true"));
        addGrain(cube, new Grain(Base.SAME, List.of(), dimension.by(), false), lines);
        addSight(cube, dimension.sight(), lines);
        return lines;
    }

    private static void addGrain(String cube, Grain grain, List<String> lines) {
        var depth = grain.legacy() ? "" : "  ";
        var words = grain.legacy()
                ? List.of("group_by", "reduce_by", "add_group_by")
                : List.of("keep_only", "exclude", "include");
        var parts = new ArrayList<String>();
        if (grain.base() != Base.SAME) {
            parts.add(words.get(grain.base() == Base.KEEP_ONLY ? 0 : 1) + ": " + levels(cube, grain.members()));
        }
        if (!grain.include().isEmpty()) {
            parts.add(words.get(2) + ": " + levels(cube, grain.include()));
        }
        if (!parts.isEmpty() && !grain.legacy()) {
            lines.add("grain:");
        }
        parts.forEach(part -> lines.add(depth + part));
    }

    private static String levels(String cube, List<Level> levels) {
        return levels.stream()
                .map(level -> name(cube, new Expression.Member(level.cube(), level.dimension()))
                        + (level.granularity() == null ? "" : "." + level.granularity()))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static void addSight(String cube, Sight sight, List<String> lines) {
        if (sight.equals(Sight.ALL)) {
            return;
        }
        lines.add("filter:");
        if (sight.fixed()) {
            lines.add("  mode: fixed");
        }
        if (sight.base() != Base.SAME) {
            lines.add("  %s: %s"
                    .formatted(
                            sight.base() == Base.KEEP_ONLY ? "keep_only" : "exclude",
                            sight.members().stream()
                                    .map(member -> name(cube, member))
                                    .collect(Collectors.joining(", ", "[", "]"))));
        }
        if (!sight.include().isEmpty()) {
            lines.add("  include:");
            sight.include().forEach(filter -> lines.add("    - " + Ask.jsonText(filter)));
        }
    }

    private static String name(String cube, Expression.Member member) {
        return Stream.of(member.cube().equals(cube) ? "CUBE" : member.cube(), member.name())
                .collect(Collectors.joining("."));
    }

    private StagedText() {}
}
