package dev.cuboid.model;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Judges which measures are whole numbers as far as the model tells, and which divide such numbers. The type of a column is
 * not known here, so a sum is whole likely and a count certainly.
 */
public final class WholeNumbers {
    /** Whether numbers are whole; what is not known to be a number at all is taken as not. */
    public enum Are {
        NOT,
        LIKELY,
        CERTAIN
    }

    private final SemanticModel model;

    public WholeNumbers(SemanticModel model) {
        this.model = model;
    }

    /** Whether the measure's own SQL divides whole numbers by whole numbers. */
    public Are dividedIn(Measure measure) {
        return switch (measure.kind()) {
            case Measure.Kind.Calculated calculated -> divided(calculated.sql(), measure.name());
            case Measure.Kind.Staged staged ->
                staged.function() == Measure.StageFunction.EXPRESSION ? divided(staged.sql(), measure.name()) : Are.NOT;
            case Measure.Kind.Aggregate _, Measure.Kind.Rank _, Measure.Kind.Switch _ -> Are.NOT;
        };
    }

    private Are divided(SqlTemplate sql, MemberName owner) {
        return NumberExpression.read(sql, member -> ofMember(member, new HashSet<>(Set.of(owner))))
                .divided();
    }

    private Are ofMember(MemberName name, Set<MemberName> open) {
        if (!open.add(name)) {
            return Are.NOT;
        }
        var are = model.measure(name)
                .map(measure -> ofMeasure(measure, open))
                // a dimension is a column or an expression over columns
                .orElse(Are.LIKELY);
        open.remove(name);
        return are;
    }

    private Are ofMeasure(Measure measure, Set<MemberName> open) {
        if (isMoney(measure.presentation())) {
            return Are.NOT;
        }
        return switch (measure.kind()) {
            case Measure.Kind.Aggregate aggregate ->
                switch (aggregate.function()) {
                    case COUNT, COUNT_DISTINCT, COUNT_DISTINCT_APPROX -> Are.CERTAIN;
                    case SUM, MIN, MAX ->
                        aggregate.argument().map(sql -> value(sql, open)).orElse(Are.LIKELY);
                    case AVG -> Are.NOT;
                };
            case Measure.Kind.Calculated calculated -> value(calculated.sql(), open);
            case Measure.Kind.Staged staged ->
                switch (staged.function()) {
                    case COUNT, COUNT_DISTINCT -> Are.CERTAIN;
                    case EXPRESSION, SUM, MIN, MAX -> value(staged.sql(), open);
                    case AVG, WRITTEN -> Are.NOT;
                };
            case Measure.Kind.Rank _ -> Are.CERTAIN;
            case Measure.Kind.Switch _ -> Are.NOT;
        };
    }

    private Are value(SqlTemplate sql, Set<MemberName> open) {
        return NumberExpression.read(sql, member -> ofMember(member, open)).value();
    }

    private static boolean isMoney(Presentation presentation) {
        return !presentation.currency().isEmpty()
                || presentation.format() instanceof Presentation.Format.Named(var name)
                        && name.toLowerCase(Locale.ROOT).equals("currency");
    }
}
