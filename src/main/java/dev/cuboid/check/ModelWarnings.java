package dev.cuboid.check;

import dev.cuboid.definition.Definitions;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.plan.JoinReach;
import java.util.Comparator;
import java.util.List;

/** What a modeller would want to know of a model before it ships, though it can be served. */
public final class ModelWarnings {
    private static final List<ModelCheck> CHECKS = List.of(
            new SeveralJoinPaths(),
            new KeysForJoins(),
            new UnreachableMembers(),
            new ShadowedNames(),
            new IntegerDivisions(),
            new UnusedCubes(),
            new RefusedWhenAsked());

    private static final Comparator<Location.InFile> BY_PLACE = Comparator.comparing(Location.InFile::file)
            .thenComparing(Location.InFile::line)
            .thenComparing(Location.InFile::column);

    private ModelWarnings() {}

    /** @param definitions that the model was compiled from */
    public static List<Diagnostic> of(SemanticModel model, Definitions definitions) {
        var subject = new Subject(model, Declared.in(definitions), new JoinReach(model));
        return CHECKS.stream()
                .flatMap(check -> check.warningsIn(subject).stream())
                .sorted(Comparator.comparing(ModelWarnings::place, BY_PLACE))
                .toList();
    }

    private static Location.InFile place(Diagnostic warning) {
        if (warning.location() instanceof Location.InFile place) {
            return place;
        }
        throw new IllegalStateException("a warning about no file: " + warning.text());
    }
}
