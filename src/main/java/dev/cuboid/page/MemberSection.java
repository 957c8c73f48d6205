package dev.cuboid.page;

import dev.cuboid.lineage.Lineage;
import dev.cuboid.lineage.Lineage.Line;
import dev.cuboid.lineage.Lineage.Published;
import dev.cuboid.model.MemberName;
import dev.cuboid.model.Presentation;
import java.util.List;
import java.util.Map;

/** One member: a line that opens to its definition and its lineage. */
final class MemberSection {
    private final Html html;
    private final Lineage lineage;

    MemberSection(Html html, Lineage lineage) {
        this.html = html;
        this.lineage = lineage;
    }

    /**
     * @param type as a reader sees it
     * @param definition parameters with their texts
     */
    record Shown(
            MemberName name, String type, Presentation presentation, boolean key, Map<String, String> definition) {}

    void write(Shown member) {
        var presentation = member.presentation();
        html.element(
                "details",
                () -> {
                    html.element("summary", () -> summary(member));
                    html.element("div", () -> body(member), "class", "body");
                },
                "class",
                presentation.visible() ? "member" : "member hidden",
                "id",
                Anchors.of(member.name()),
                "data-find",
                (member.name().text() + " " + presentation.shortTitle() + " " + presentation.description())
                        .toLowerCase(java.util.Locale.ROOT));
    }

    private void summary(Shown member) {
        html.element("code", member.name().member(), "class", "name");
        html.element("span", member.type(), "class", "type");
        if (member.key()) {
            html.element("span", "primary key", "class", "badge");
        }
        if (!member.presentation().visible()) {
            html.element("span", "not public", "class", "badge");
        }
        html.element("span", description(member.presentation()), "class", "about");
    }

    private static String description(Presentation presentation) {
        return presentation.description().isEmpty() ? presentation.shortTitle() : presentation.description();
    }

    private void body(Shown member) {
        html.element("dl", () -> {
            if (!member.presentation().description().isEmpty()) {
                row("title", () -> html.text(member.presentation().shortTitle()));
            }
            member.definition().forEach((parameter, text) -> row(parameter, () -> html.element("code", text)));
            lineage.of(member.name()).ifPresent(this::lineage);
        });
    }

    private void lineage(Line line) {
        if (!line.columns().isEmpty()) {
            row("columns", () -> line.columns().forEach(this::column));
        }
        names("made from", line.uses());
        if (!line.joins().isEmpty()) {
            row(
                    "joins",
                    () -> line.joins()
                            .forEach(join -> html.element("span", join.from() + " → " + join.to(), "class", "step")));
        }
        names("used by", line.usedBy());
        names("in views", line.publishedAs().stream().map(Published::name).toList());
    }

    private void column(Lineage.Column column) {
        var table = column.tables().isEmpty() ? column.cube() : String.join(", ", column.tables());
        html.element(
                "span", () -> html.element("code", column.name()).element("small", " of " + table), "class", "step");
    }

    private void names(String label, List<MemberName> names) {
        if (!names.isEmpty()) {
            row(
                    label,
                    () -> names.forEach(
                            name -> html.element("a", name.text(), "href", "#" + Anchors.of(name), "class", "step")));
        }
    }

    private void row(String label, Runnable value) {
        html.element("dt", label);
        html.element("dd", value);
    }
}
