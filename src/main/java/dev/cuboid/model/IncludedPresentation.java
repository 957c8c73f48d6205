package dev.cuboid.model;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How an included member is shown: as in its cube, with what the view says instead. It is visible wherever the view is. */
final class IncludedPresentation {
    private final Map<String, Cube> cubes;
    private final Map<String, Map<MemberName, Presentation>> used = new LinkedHashMap<>();
    private final Formats formats;

    IncludedPresentation(Map<String, Cube> cubes, Problems problems) {
        this.cubes = cubes;
        this.formats = new Formats(problems);
    }

    /** The cubes of all that was asked. */
    List<Cube> used() {
        return used.keySet().stream().map(this::cube).toList();
    }

    private Cube cube(String name) {
        var cube = cubes.get(name);
        if (cube == null) {
            throw new IllegalStateException("no cube " + name);
        }
        return cube;
    }

    private static Map<MemberName, Presentation> presentations(Cube cube) {
        Map<MemberName, Presentation> presentations = new HashMap<>();
        cube.measures().forEach(measure -> presentations.put(measure.name(), measure.presentation()));
        cube.dimensions().forEach(dimension -> presentations.put(dimension.name(), dimension.presentation()));
        cube.segments().forEach(segment -> presentations.put(segment.name(), segment.presentation()));
        cube.hierarchies().forEach(hierarchy -> presentations.put(hierarchy.name(), hierarchy.presentation()));
        return presentations;
    }

    Presentation of(ViewMembers.Entry entry, Presentation view) {
        var member = entry.target().member();
        var override = entry.override();
        var original = used.computeIfAbsent(member.name().cube(), name -> presentations(cube(name)))
                .get(member.name());
        if (original == null) {
            throw new IllegalStateException(
                    "no presentation of " + member.name().text());
        }
        var shortTitle = shortTitle(entry);
        return new Presentation(
                view.title() + " " + shortTitle,
                shortTitle,
                override.text("description").isEmpty() ? original.description() : override.text("description"),
                view.visible(),
                override.has("format")
                        ? formats.read(override, type(member), "`" + entry.nameInView() + "`")
                        : original.format(),
                original.currency(),
                override.part("meta")
                        .map(meta -> (Map<String, Object>) new LinkedHashMap<>(Extras.object(meta)))
                        .orElse(original.meta()));
    }

    /** The name in the view makes the title, unless the view or the cube gives one. */
    private static String shortTitle(ViewMembers.Entry entry) {
        if (!entry.override().text("title").isEmpty()) {
            return entry.override().text("title");
        }
        var title = entry.target().member().node().text("title");
        return title.isEmpty() ? Names.title(entry.nameInView()) : title;
    }

    private static ValueType type(Symbols.Member member) {
        return switch (member.node().text("type")) {
            case "string" -> ValueType.STRING;
            case "time" -> ValueType.TIME;
            case "boolean", "" -> ValueType.BOOLEAN;
            default -> ValueType.NUMBER;
        };
    }
}
