package dev.cuboid.model;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.model.Measure.Anchor;
import dev.cuboid.model.Measure.Bound;
import dev.cuboid.model.Measure.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code rolling_window}. */
final class WindowReader {
    static final Window RUNNING = new Window.Rolling(new Bound.Unbounded(), new Bound.Anchored(), Anchor.END);

    private final MemberContext context;

    WindowReader(MemberContext context) {
        this.context = context;
    }

    Window read(Node measure, String described) {
        return measure.part("rollingWindow")
                .map(window -> window(window, described))
                .orElseGet(Window.None::new);
    }

    private Window window(Node window, String described) {
        return switch (window.text("type")) {
            case "yearToDate" -> toDate(window, "year", described);
            case "quarterToDate" -> toDate(window, "quarter", described);
            case "monthToDate" -> toDate(window, "month", described);
            case "toDate" -> toDate(window, granularity(window, described), described);
            default -> rolling(window, described);
        };
    }

    private Window toDate(Node window, String granularity, String described) {
        for (var parameter : List.of("trailing", "leading", "offset")) {
            if (window.has(parameter)) {
                wrong(window, parameter, described + ": a window `to_date` has no `" + parameter + "`", "take it away");
            }
        }
        return new Window.ToDate(granularity);
    }

    private String granularity(Node window, String described) {
        var granularity = window.scalar("granularity");
        if (granularity.isEmpty()) {
            context.problems()
                    .report(
                            ErrorCode.INVALID_WINDOW,
                            window.location(),
                            described + ": a window `to_date` has to have a `granularity`",
                            "add one, such as `granularity: month`");
            return "year";
        }
        var known = knownGranularities();
        if (!known.contains(granularity.get().text())) {
            context.problems()
                    .add(Diagnostic.of(
                                    ErrorCode.INVALID_WINDOW,
                                    granularity.get().location(),
                                    "%s: no time dimension of the cube has a granularity `%s`"
                                            .formatted(
                                                    described, granularity.get().text()))
                            .near(granularity.get().text(), known));
        }
        return granularity.get().text();
    }

    private List<String> knownGranularities() {
        var known = new ArrayList<>(Granularities.BUILT_IN);
        context.scope()
                .symbols()
                .cube(context.scope().owner())
                .ifPresent(cube -> cube.membersOf(MemberKind.DIMENSION)
                        .forEach(dimension -> known.addAll(dimension.granularities())));
        return known;
    }

    private Window rolling(Node window, String described) {
        if (window.has("granularity")) {
            wrong(
                    window,
                    "granularity",
                    described + ": `granularity` goes with a window of type `to_date` only",
                    "add `type: to_date`, or take `granularity` away");
        }
        if (!window.has("trailing") && !window.has("leading")) {
            context.problems()
                    .report(
                            ErrorCode.INVALID_WINDOW,
                            window.location(),
                            described + ": a window with neither `trailing` nor `leading` holds no rows",
                            "add one, such as `trailing: 7 day` or `trailing: unbounded`");
        }
        return new Window.Rolling(
                bound(window, "trailing", described),
                bound(window, "leading", described),
                window.text("offset").equals("start") ? Anchor.START : Anchor.END);
    }

    private Bound bound(Node window, String parameter, String described) {
        var text = window.text(parameter);
        if (text.isEmpty()) {
            return new Bound.Anchored();
        }
        if (text.equals("unbounded")) {
            return new Bound.Unbounded();
        }
        Optional<Bound> bound = IntervalReader.read(text)
                .filter(interval -> interval.amounts().size() == 1)
                .map(Bound.By::new);
        return bound.orElseGet(() -> {
            context.problems()
                    .report(
                            ErrorCode.INVALID_WINDOW,
                            window.value(parameter).orElseThrow().location(),
                            "%s: `%s` is no length of a window".formatted(described, text),
                            "write a number and a unit, such as `7 day` or `1 month`, or `unbounded`");
            return new Bound.Anchored();
        });
    }

    private void wrong(Node window, String parameter, String message, String hint) {
        context.problems().report(ErrorCode.INVALID_WINDOW, window.at(parameter), message, hint);
    }
}
