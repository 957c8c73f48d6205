package dev.cuboid.lineage;

import dev.cuboid.model.MemberName;
import dev.cuboid.model.SemanticModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** For each member of a model, in the order of the model: from which columns it is made, and through what it is shown. */
public final class Lineage {
    private final Map<MemberName, Line> lines = new LinkedHashMap<>();

    private Lineage(List<Line> lines) {
        lines.forEach(line -> this.lines.put(line.member(), line));
    }

    public static Lineage of(SemanticModel model) {
        return new Lineage(new LineageReader(model).lines());
    }

    public Optional<Line> of(MemberName member) {
        return Optional.ofNullable(lines.get(member));
    }

    public List<Line> lines() {
        return List.copyOf(lines.values());
    }

    public enum Kind {
        MEASURE,
        DIMENSION,
        SEGMENT
    }

    /**
     * @param uses the members that its definition names itself
     * @param members all members behind it, nearest first
     * @param columns all columns behind it, as far as the text of the model shows them
     * @param cubes whose rows it reads
     * @param joins on the way between these cubes
     * @param usedBy the members of cubes whose definitions name it
     * @param publishedAs its names in views; empty for a member of a view
     */
    public record Line(
            MemberName member,
            Kind kind,
            boolean visible,
            List<MemberName> uses,
            List<MemberName> members,
            List<Column> columns,
            List<String> cubes,
            List<Node.Join> joins,
            List<MemberName> usedBy,
            List<Published> publishedAs) {
        public Line {
            uses = List.copyOf(uses);
            members = List.copyOf(members);
            columns = List.copyOf(columns);
            cubes = List.copyOf(cubes);
            joins = List.copyOf(joins);
            usedBy = List.copyOf(usedBy);
            publishedAs = List.copyOf(publishedAs);
        }
    }

    /** @param tables the cube's table, or the tables that its query names */
    public record Column(String cube, List<String> tables, String name) {
        public Column {
            tables = List.copyOf(tables);
        }
    }

    /** @param path the cubes from the view's root to the member's */
    public record Published(MemberName name, List<String> path) {
        public Published {
            path = List.copyOf(path);
        }
    }
}
