package dev.cuboid.model;

import dev.cuboid.definition.Definition;
import dev.cuboid.definition.Definition.Entry;
import dev.cuboid.definition.Definition.Mapping;
import dev.cuboid.definition.Definition.Sequence;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** {@code extends}: writes out what cubes and views inherit. */
final class Inheritance {
    /** @param whole of the parent, which is whole itself, and what the child says */
    record Merged(Node parent, Node own, Node whole) {}

    private static final Set<String> REPLACED_BY_NAME =
            Set.of("measures", "dimensions", "segments", "hierarchies", "joins");
    private static final Set<String> APPENDED = Set.of("accessPolicy", "folders", "cubes");

    private final String what;
    private final Map<String, Node> declared;
    private final Set<String> incomplete;
    private final Problems problems;
    private final Map<String, Merged> known;
    private final Map<String, Merged> resolved = new LinkedHashMap<>();
    private final Set<String> underWay = new LinkedHashSet<>();

    private Inheritance(
            String what,
            Map<String, Node> declared,
            Set<String> incomplete,
            Map<String, Merged> known,
            Problems problems) {
        this.known = known;
        this.what = what;
        this.declared = declared;
        this.incomplete = incomplete;
        this.problems = problems;
    }

    /**
     * Parents come before their children.
     *
     * @param known of an earlier time, which stay the same objects where nothing has changed
     */
    static Map<String, Merged> resolve(
            String what,
            Map<String, Node> declared,
            Set<String> incomplete,
            Map<String, Merged> known,
            Problems problems) {
        var inheritance = new Inheritance(what, declared, incomplete, known, problems);
        declared.keySet().forEach(inheritance::resolve);
        return inheritance.resolved;
    }

    private Node resolve(String name) {
        var done = resolved.get(name);
        if (done != null) {
            return done.whole();
        }
        var own = declared.getOrDefault(name, Node.EMPTY);
        underWay.add(name);
        var merged = merged(own.has("extends") ? parent(own) : Node.EMPTY, own);
        boolean orphan = own.has("extends") && !declared.containsKey(own.text("extends"));
        if (orphan || incomplete.contains(own.text("extends"))) {
            incomplete.add(name);
        }
        underWay.remove(name);
        resolved.put(name, merged);
        return merged.whole();
    }

    private Merged merged(Node parent, Node own) {
        var earlier = known.get(own.name());
        if (earlier != null && earlier.own().equals(own) && earlier.parent().equals(parent)) {
            return earlier;
        }
        return new Merged(parent, own, own.has("extends") ? merge(parent, own) : own);
    }

    private Node parent(Node child) {
        var parent = child.text("extends");
        if (underWay.contains(parent)) {
            incomplete.addAll(underWay);
            var cycle = new ArrayList<>(underWay);
            cycle.add(parent);
            problems.report(
                    ErrorCode.REFERENCE_CYCLE,
                    child.at("extends"),
                    "%s `%s` extends itself: %s"
                            .formatted(
                                    what,
                                    child.name(),
                                    String.join(" → ", cycle.subList(cycle.indexOf(parent), cycle.size()))),
                    "take `extends` away from one of them");
            return Node.EMPTY;
        }
        if (!declared.containsKey(parent)) {
            problems.add(Diagnostic.of(
                            ErrorCode.UNKNOWN_REFERENCE,
                            child.value("extends").map(Definition::location).orElse(child.location()),
                            "%s `%s` extends `%s`: there is no such %s".formatted(what, child.name(), parent, what))
                    .near(parent, declared.keySet()));
            return Node.EMPTY;
        }
        return resolve(parent);
    }

    private static Node merge(Node parent, Node child) {
        var entries = new LinkedHashMap<String, Entry>();
        parent.mapping().entries().forEach(entry -> entries.put(entry.key(), entry));
        if (child.has("sql") || child.has("sqlTable")) {
            entries.remove("sql");
            entries.remove("sqlTable");
        }
        entries.remove("extends");
        for (var entry : child.mapping().entries()) {
            entries.merge(entry.key(), entry, Inheritance::join);
        }
        return new Node(
                new Mapping(List.copyOf(entries.values()), child.mapping().location()));
    }

    private static Entry join(Entry parent, Entry child) {
        var inherited = items(parent);
        var own = items(child);
        if (REPLACED_BY_NAME.contains(child.key())) {
            return with(child, replaceByName(inherited, own));
        }
        if (child.key().equals("preAggregations")) {
            // the child's come first, since rollups are tried in order
            var names = names(own);
            var rest = inherited.stream().filter(item -> !names.contains(name(item)));
            return with(child, Stream.concat(own.stream(), rest).toList());
        }
        if (APPENDED.contains(child.key())) {
            return with(child, Stream.concat(inherited.stream(), own.stream()).toList());
        }
        return child;
    }

    private static List<Definition> replaceByName(List<Definition> inherited, List<Definition> own) {
        var rest = new ArrayList<>(own);
        var merged = new ArrayList<Definition>();
        for (var item : inherited) {
            var replacement =
                    rest.stream().filter(one -> name(one).equals(name(item))).findFirst();
            replacement.ifPresent(rest::remove);
            merged.add(replacement.orElse(item));
        }
        merged.addAll(rest);
        return merged;
    }

    private static Entry with(Entry entry, List<Definition> items) {
        return new Entry(
                entry.key(),
                entry.keyLocation(),
                new Sequence(items, entry.value().location()));
    }

    private static List<Definition> items(Entry entry) {
        return entry.value() instanceof Sequence(var items, var _) ? items : List.of();
    }

    private static Set<String> names(List<Definition> items) {
        var names = new LinkedHashSet<String>();
        items.forEach(item -> names.add(name(item)));
        return names;
    }

    private static String name(Definition item) {
        return item instanceof Mapping mapping ? new Node(mapping).name() : "";
    }
}
