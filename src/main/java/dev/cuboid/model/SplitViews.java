package dev.cuboid.model;

import dev.cuboid.definition.Definition;
import dev.cuboid.definition.Definition.Entry;
import dev.cuboid.definition.Definition.Mapping;
import dev.cuboid.definition.Definition.Scalar;
import dev.cuboid.definition.Definition.Sequence;
import dev.cuboid.diagnostic.ErrorCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** {@code split}: what a view takes from a cube becomes a view of its own, named after both. */
record SplitViews(Predicate<String> taken, Problems problems) {
    private static final List<String> KEPT = List.of("public", "accessPolicy");

    /** All views, those that come of others behind them. */
    Map<String, Node> of(Map<String, Node> views) {
        Map<String, Node> all = new LinkedHashMap<>();
        views.forEach((name, view) -> {
            var items = view.parts("cubes");
            var apart = items.stream().filter(SplitViews::isSplit).toList();
            if (apart.size() < items.size() || apart.isEmpty()) {
                all.put(name, apart.isEmpty() ? view : with(view, rest(items)));
            }
            for (var item : apart) {
                add(view, item, views, all);
            }
        });
        return all;
    }

    private void add(Node view, Node item, Map<String, Node> views, Map<String, Node> all) {
        var name = view.name() + "_" + (item.has("alias") ? item.text("alias") : last(item));
        if (item.flag("prefix", false)) {
            problems.report(
                    ErrorCode.CONFLICTING_PARAMETERS,
                    item.at("prefix"),
                    "`split` and `prefix` exclude each other in view `%s`".formatted(view.name()),
                    "keep one of them");
        }
        if (taken.test(name) || views.containsKey(name)) {
            problems.report(
                    ErrorCode.DUPLICATE_NAME,
                    item.at("split"),
                    "`split` makes a view `%s`, and there is one of that name".formatted(name),
                    "give the item an `alias`");
            return;
        }
        var entries = new ArrayList<Entry>();
        entries.add(
                new Entry("name", item.at("split"), new Scalar(name, Definition.Type.TEXT, name, item.at("split"))));
        KEPT.forEach(key -> view.mapping().entry(key).ifPresent(entries::add));
        var one = new Node(new Mapping(entries, item.location()));
        var earlier = all.get(name);
        var items = new ArrayList<>(earlier == null ? List.<Node>of() : earlier.parts("cubes"));
        items.add(item);
        all.put(name, with(one, items));
    }

    private static String last(Node item) {
        var path = item.text("joinPath");
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static boolean isSplit(Node item) {
        return item.flag("split", false);
    }

    private static List<Node> rest(List<Node> items) {
        return items.stream().filter(item -> !isSplit(item)).toList();
    }

    private static Node with(Node view, List<Node> items) {
        var entries = new ArrayList<>(view.mapping().entries());
        entries.removeIf(entry -> entry.key().equals("cubes"));
        var list = new Sequence(
                items.stream().map(item -> (Definition) item.mapping()).toList(), view.location());
        entries.add(new Entry("cubes", view.location(), list));
        return new Node(new Mapping(entries, view.mapping().location()));
    }
}
