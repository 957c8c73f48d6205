package dev.cuboid.compare;

import dev.cuboid.compare.Change.Edit;
import dev.cuboid.model.Presentation;
import dev.cuboid.model.Presentation.Format;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What changed about a member that both models have, apart from how its values come about. */
final class MemberChanges {
    private final Item before;
    private final Item after;
    private final List<Change> changes = new ArrayList<>();

    private MemberChanges(Item before, Item after) {
        this.before = before;
        this.after = after;
    }

    static List<Change> between(Item before, Item after) {
        var member = new MemberChanges(before, after);
        member.compare();
        return member.changes;
    }

    private void compare() {
        if (before.visible() && !after.visible()) {
            add(Impact.BREAKING, "is hidden", "public", "true", "false");
        } else if (after.visible() && !before.visible()) {
            add(Impact.COMPATIBLE, "is public now", "public", "false", "true");
        }
        if (before.kind() != after.kind()) {
            add(seen(), "is another kind of member", "kind", kind(before), kind(after));
        }
        if (!before.type().equals(after.type())) {
            add(seen(), "has values of another type", "type of values", before.type(), after.type());
        }
        compareFormat();
        var path = before.aspects().getOrDefault(Item.JOIN_PATH, "");
        var newPath = after.aspects().getOrDefault(Item.JOIN_PATH, "");
        if (!path.equals(newPath)) {
            add(seen(), "is reached by another join path", Item.JOIN_PATH, path, newPath);
        }
        compareShown();
    }

    private static String kind(Item item) {
        return item.kind().name().toLowerCase(Locale.ROOT);
    }

    /** Nobody asks for a hidden member, so that nobody notices. */
    private Impact seen() {
        return before.visible() ? Impact.BREAKING : Impact.COMPATIBLE;
    }

    private void compareFormat() {
        var was = before.presentation();
        var is = after.presentation();
        if (!was.format().equals(is.format())) {
            add(seen(), "has another format", "format", text(was.format()), text(is.format()));
        }
        if (!was.currency().equals(is.currency())) {
            add(seen(), "has another currency", "currency", was.currency(), is.currency());
        }
    }

    private void compareShown() {
        var edits = new ArrayList<>(Edits.between(texts(before.presentation()), texts(after.presentation())));
        edits.addAll(Edits.between(before.shown(), after.shown()));
        if (!edits.isEmpty()) {
            changes.add(new Change(Impact.COMPATIBLE, after.name().text(), "is shown otherwise", edits, List.of()));
        }
    }

    static Map<String, String> texts(Presentation presentation) {
        var texts = new LinkedHashMap<String, String>();
        texts.put("title", presentation.shortTitle());
        texts.put("description", presentation.description());
        if (!presentation.meta().isEmpty()) {
            texts.put("meta", presentation.meta().toString());
        }
        return texts;
    }

    private static String text(Format format) {
        return switch (format) {
            case Format.None() -> "";
            case Format.Named(var name) -> name;
            case Format.Numeric(var specifier, var alias) -> alias.isEmpty() ? specifier : alias;
            case Format.Time(var pattern) -> pattern;
            case Format.Link(var label) -> "link " + label;
        };
    }

    private void add(Impact impact, String message, String parameter, String was, String is) {
        changes.add(new Change(impact, after.name().text(), message, List.of(new Edit(parameter, was, is)), List.of()));
    }
}
