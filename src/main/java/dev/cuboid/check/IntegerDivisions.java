package dev.cuboid.check;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.model.Measure;
import dev.cuboid.model.View;
import dev.cuboid.model.WholeNumbers;
import java.util.ArrayList;
import java.util.List;

/** Ratios that a database computes in whole numbers, so that most of them are 0. */
final class IntegerDivisions implements ModelCheck {
    @Override
    public List<Diagnostic> warningsIn(Subject subject) {
        var numbers = new WholeNumbers(subject.model());
        var warnings = new ArrayList<Diagnostic>();
        for (var cube : subject.model().cubes()) {
            for (var measure : cube.measures()) {
                warnings.addAll(warning(measure, cube.location(), numbers.dividedIn(measure), subject));
            }
        }
        for (var view : subject.model().views()) {
            for (var member : view.members()) {
                if (member instanceof View.Member.OwnMeasure(var measure)) {
                    warnings.addAll(warning(measure, view.location(), numbers.dividedIn(measure), subject));
                }
            }
        }
        return warnings;
    }

    private static List<Diagnostic> warning(
            Measure measure, Location otherwise, WholeNumbers.Are divided, Subject subject) {
        var about = switch (divided) {
            case NOT -> "";
            case LIKELY ->
                "measure `%s` divides sums; where their columns hold whole numbers, so is the result: 1 / 2 is 0";
            case CERTAIN -> "measure `%s` divides whole numbers, and so is the result: 1 / 2 is 0";
        };
        return about.isEmpty()
                ? List.of()
                : List.of(Diagnostic.of(
                                ErrorCode.INTEGER_DIVISION,
                                subject.declared().place(measure.name(), "sql").orElse(otherwise),
                                about.formatted(measure.name().text()))
                        .hint("multiply what is divided by `1.0`, as in `1.0 * {a} / NULLIF({b}, 0)`"));
    }
}
