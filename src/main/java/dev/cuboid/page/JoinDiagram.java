package dev.cuboid.page;

import dev.cuboid.lineage.Node.Join;
import dev.cuboid.model.Cube;
import dev.cuboid.model.Cube.Relationship;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.page.Layers.Slot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/** The joined cubes of a model as a drawing. */
final class JoinDiagram {
    private static final int CHARACTER = 8;
    private static final int LEAST_WIDTH = 144;
    private static final int BOX_HEIGHT = 48;
    private static final int ROW = 72;
    private static final int GAP = 96;
    private static final int MARGIN = 16;

    private record Point(double x, double y) {}

    private final SemanticModel model;
    private final SequencedMap<Join, Relationship> joins = new LinkedHashMap<>();
    private final Map<Slot, Point> places = new LinkedHashMap<>();
    private final Html html;
    private double width;
    private double height;

    private JoinDiagram(SemanticModel model, Html html) {
        this.model = model;
        this.html = html;
        for (var cube : model.cubes()) {
            cube.joins().forEach(join -> joins.put(new Join(cube.name(), join.target()), join.relationship()));
        }
    }

    /** Draws nothing where no cube is joined. */
    static void draw(SemanticModel model, Html html) {
        var diagram = new JoinDiagram(model, html);
        if (!diagram.joins.isEmpty()) {
            diagram.draw();
        }
    }

    private void draw() {
        var joined = new LinkedHashSet<String>();
        joins.keySet().forEach(join -> joined.addAll(List.of(join.from(), join.to())));
        var cubes =
                model.cubes().stream().map(Cube::name).filter(joined::contains).toList();
        var layers = Layers.of(cubes, List.copyOf(joins.keySet()));
        place(layers);
        html.element(
                "div",
                () -> html.element(
                        "svg",
                        () -> {
                            html.element("title", "Joins between cubes");
                            layers.ways().forEach(this::edge);
                            places.forEach(this::box);
                        },
                        "viewBox",
                        "0 0 %.0f %.0f".formatted(width, height),
                        "width",
                        "%.0f".formatted(width),
                        "height",
                        "%.0f".formatted(height),
                        "role",
                        "img"),
                "class",
                "diagram");
    }

    private void place(Layers layers) {
        int tallest = layers.columns().stream().mapToInt(List::size).max().orElse(1);
        double x = MARGIN;
        for (var column : layers.columns()) {
            double y = MARGIN + (tallest - column.size()) * ROW / 2.0 + ROW / 2.0;
            double wide = column.stream().mapToDouble(JoinDiagram::width).max().orElse(0);
            for (var slot : column) {
                places.put(slot, new Point(x + wide / 2, y));
                y += ROW;
            }
            x += wide + GAP;
        }
        width = x - GAP + MARGIN;
        height = tallest * ROW + 2 * MARGIN;
    }

    private static double width(Slot slot) {
        return slot.cube() ? Math.max(slot.name().length() * CHARACTER + 36, LEAST_WIDTH) : 0;
    }

    private void box(Slot slot, Point at) {
        if (!slot.cube()) {
            return;
        }
        double wide = width(slot);
        html.element(
                "a",
                () -> {
                    html.empty(
                            "rect",
                            "x",
                            number(at.x() - wide / 2),
                            "y",
                            number(at.y() - BOX_HEIGHT / 2.0),
                            "width",
                            number(wide),
                            "height",
                            number(BOX_HEIGHT),
                            "rx",
                            "8");
                    html.raw("</rect>");
                    html.element("text", slot.name(), "x", number(at.x()), "y", number(at.y() - 2), "class", "name");
                    html.element("text", size(slot), "x", number(at.x()), "y", number(at.y() + 14), "class", "size");
                },
                "href",
                "#" + Anchors.ofCube(slot.name()));
    }

    private String size(Slot slot) {
        return model.cube(slot.name())
                .map(cube -> counted(cube.measures().size(), "measure") + ", "
                        + cube.dimensions().size() + " dim.")
                .orElse("");
    }

    private static String counted(int count, String word) {
        return count + " " + word + (count == 1 ? "" : "s");
    }

    private void edge(Join join, List<Slot> way) {
        var path = new StringBuilder();
        var labels = new ArrayList<Point>();
        for (int i = 1; i < way.size(); i++) {
            boolean forward = place(way.get(i - 1)).x() < place(way.get(i)).x();
            // a join against the others leads from the left side to the right one
            var start = side(way.get(i - 1), forward);
            var end = side(way.get(i), !forward);
            path.append(i == 1 ? "M" : "L").append(text(start)).append(curve(start, end, forward ? 1 : -1));
            labels.add(new Point((start.x() + end.x()) / 2, (start.y() + end.y()) / 2));
        }
        html.empty("path", "d", path.toString(), "class", "join").raw("</path>");
        var middle = labels.get(labels.size() / 2);
        html.element(
                "text",
                sides(joins.getOrDefault(join, Relationship.MANY_TO_ONE)),
                "x",
                number(middle.x()),
                "y",
                number(middle.y() + 4),
                "class",
                "count");
    }

    /** How many rows of each side meet. */
    private static String sides(Relationship relationship) {
        return switch (relationship) {
            case ONE_TO_ONE -> "1:1";
            case ONE_TO_MANY -> "1:n";
            case MANY_TO_ONE -> "n:1";
        };
    }

    private Point place(Slot slot) {
        return places.getOrDefault(slot, new Point(0, 0));
    }

    private Point side(Slot slot, boolean right) {
        double half = width(slot) / 2;
        return new Point(place(slot).x() + (right ? half : -half), place(slot).y());
    }

    private static String curve(Point from, Point to, int direction) {
        double bend = direction * Math.max(40, Math.abs(to.x() - from.x()) / 2);
        return "C" + text(new Point(from.x() + bend, from.y())) + text(new Point(to.x() - bend, to.y())) + text(to);
    }

    private static String text(Point point) {
        return " " + number(point.x()) + " " + number(point.y());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
