package dev.cuboid.check;

import dev.cuboid.model.Cube;
import dev.cuboid.model.SqlTemplate;
import dev.cuboid.model.SqlTemplate.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The two sides of a join, where its condition is a chain of equalities between the two cubes.
 *
 * @param own of the declaring cube
 * @param other of the target, written as the target itself would
 */
record JoinKeys(List<SqlTemplate> own, List<SqlTemplate> other) {
    private static final Pattern BREAKS = Pattern.compile("=|(?i:\\band\\b)");
    private static final Pattern NOT_SIMPLE = Pattern.compile(
            "[<>!~?|&]|'[^']*(?:=|(?i:\\band\\b))[^']*'|(?i:\\b(or|not|in|is|like|ilike|between|case|exists|select)\\b)");

    static Optional<JoinKeys> of(Cube.Join join) {
        var sides = new ArrayList<SqlTemplate>();
        var current = new ArrayList<Part>();
        var separators = new StringBuilder();
        int depth = 0;
        for (var part : join.on().parts()) {
            if (!(part instanceof Part.Text(var sql))) {
                current.add(part);
                continue;
            }
            if (NOT_SIMPLE.matcher(sql).find()) {
                return Optional.empty();
            }
            int from = 0;
            var breaks = BREAKS.matcher(sql);
            while (breaks.find()) {
                if (depth + depth(sql.substring(0, breaks.start())) != 0) {
                    return Optional.empty();
                }
                current.add(new Part.Text(sql.substring(from, breaks.start())));
                sides.add(side(current));
                separators.append(breaks.group().equals("=") ? '=' : '&');
                from = breaks.end();
            }
            current.add(new Part.Text(sql.substring(from)));
            depth += depth(sql);
        }
        sides.add(side(current));
        return separators.toString().matches("=(&=)*") ? sorted(sides, join.target()) : Optional.empty();
    }

    private static int depth(String sql) {
        return (int) (sql.chars().filter(c -> c == '(').count()
                - sql.chars().filter(c -> c == ')').count());
    }

    private static SqlTemplate side(List<Part> parts) {
        var side = new SqlTemplate(parts.stream()
                .filter(part -> !(part instanceof Part.Text(var sql) && sql.isBlank()))
                .map(part -> part instanceof Part.Text(var sql) ? new Part.Text(sql.strip()) : part)
                .toList());
        parts.clear();
        return side;
    }

    private static Optional<JoinKeys> sorted(List<SqlTemplate> sides, String target) {
        var own = new ArrayList<SqlTemplate>();
        var other = new ArrayList<SqlTemplate>();
        for (int i = 0; i < sides.size(); i += 2) {
            var left = sides.get(i);
            var right = sides.get(i + 1);
            boolean asWritten = isOf(left, List.of()) && isOf(right, List.of(target));
            if (!asWritten && !(isOf(right, List.of()) && isOf(left, List.of(target)))) {
                return Optional.empty();
            }
            own.add(asWritten ? left : right);
            other.add(atHome(asWritten ? right : left));
        }
        return Optional.of(new JoinKeys(List.copyOf(own), List.copyOf(other)));
    }

    /** Whether the side speaks of the cube at the end of the path, and of no other. */
    private static boolean isOf(SqlTemplate side, List<String> path) {
        var references = side.parts().stream()
                .filter(part -> !(part instanceof Part.Text))
                .toList();
        return !references.isEmpty()
                && references.stream().allMatch(part -> switch (part) {
                    case Part.CubeReference(var way) -> way.equals(path);
                    case Part.MemberReference(var way, var _) -> way.equals(path);
                    case Part.Text _,
                            Part.BucketReference _,
                            Part.CubeSql _,
                            Part.FilterParameter _,
                            Part.FilterGroup _,
                            Part.ToQueryZone _,
                            Part.NotServed _ -> false;
                });
    }

    private static SqlTemplate atHome(SqlTemplate side) {
        return new SqlTemplate(side.parts().stream()
                .<Part>map(part -> switch (part) {
                    case Part.CubeReference _ -> new Part.CubeReference(List.of());
                    case Part.MemberReference(var _, var member) -> new Part.MemberReference(List.of(), member);
                    case Part.Text same -> same;
                    case Part.BucketReference same -> same;
                    case Part.CubeSql same -> same;
                    case Part.FilterParameter same -> same;
                    case Part.FilterGroup same -> same;
                    case Part.ToQueryZone same -> same;
                    case Part.NotServed same -> same;
                })
                .toList());
    }
}
