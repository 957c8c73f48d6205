package dev.cuboid.model;

import dev.cuboid.diagnostic.ErrorCode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Titles, descriptions, visibility and formats of cubes, views and members. */
final class PresentationReader {
    private static final Pattern CURRENCY = Pattern.compile("[A-Za-z]{3}");

    private final Problems problems;
    private final Formats formats;

    PresentationReader(Problems problems) {
        this.problems = problems;
        this.formats = new Formats(problems);
    }

    Presentation ofCube(Node node) {
        var title = node.has("title") ? node.text("title") : Names.title(node.name());
        return new Presentation(
                title,
                title,
                node.text("description"),
                node.flag("public", true),
                new Presentation.Format.None(),
                "",
                meta(node));
    }

    /** A member is visible only where its cube is; a primary key only where the model says so. */
    Presentation ofMember(Node node, ValueType type, Presentation owner, String described) {
        var shortTitle = node.has("title") ? node.text("title") : Names.title(node.name());
        boolean unlessSaid = !node.flag("primaryKey", false);
        return new Presentation(
                owner.title() + " " + shortTitle,
                shortTitle,
                node.text("description"),
                owner.visible() && node.flag("public", unlessSaid),
                formats.read(node, type, described),
                currency(node, type, described),
                meta(node));
    }

    Formats formats() {
        return formats;
    }

    private String currency(Node node, ValueType type, String described) {
        var currency = node.scalar("currency");
        if (currency.isEmpty()) {
            return "";
        }
        if (type != ValueType.NUMBER) {
            problems.report(
                    ErrorCode.CONFLICTING_PARAMETERS,
                    node.at("currency"),
                    described + ": `currency` goes with numbers only",
                    "take `currency` away, or make the type a number");
        } else if (!CURRENCY.matcher(currency.get().text()).matches()) {
            problems.report(
                    ErrorCode.WRONG_VALUE,
                    currency.get().location(),
                    "%s: `%s` is no currency code"
                            .formatted(described, currency.get().text()),
                    "write three letters as in ISO 4217, such as `EUR`");
        }
        return currency.get().text().toUpperCase(Locale.ROOT);
    }

    private static Map<String, Object> meta(Node node) {
        return node.part("meta").map(Extras::object).orElseGet(LinkedHashMap::new);
    }
}
