package dev.cuboid.query;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.model.Cube;
import dev.cuboid.model.MemberName;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.model.View;
import java.util.ArrayList;
import java.util.List;

/** Says what is wrong with a name that means nothing, or nothing of the kind that was wanted there. */
record MissingNames(SemanticModel model) {
    /** The kinds of member that a place of the request takes. */
    enum Wanted {
        MEASURE(true, false, false),
        DIMENSION(false, true, false),
        SEGMENT(false, false, true),
        FILTERED(true, true, false);

        private final boolean measure;
        private final boolean dimension;
        private final boolean segment;

        Wanted(boolean measure, boolean dimension, boolean segment) {
            this.measure = measure;
            this.dimension = dimension;
            this.segment = segment;
        }

        boolean measure() {
            return measure;
        }

        boolean dimension() {
            return dimension;
        }

        boolean segment() {
            return segment;
        }
    }

    Diagnostic problem(MemberName name, Wanted wanted, Location at) {
        if (model.view(name.cube()).isEmpty() && model.cube(name.cube()).isEmpty()) {
            return Diagnostic.of(
                            ErrorCode.UNKNOWN_CUBE,
                            at,
                            "Cube '%s' not found for path '%s'".formatted(name.cube(), name.text()))
                    .near(name.cube(), owners());
        }
        var problem = Diagnostic.of(
                ErrorCode.UNKNOWN_MEMBER, at, "'%s' not found for path '%s'".formatted(name.member(), name.text()));
        for (var kind : List.of(Wanted.MEASURE, Wanted.DIMENSION, Wanted.SEGMENT)) {
            if (members(name.cube(), kind).contains(name.member())) {
                return problem.hint(
                        "`%s` is a %s and is asked for under `%ss`".formatted(name.text(), word(kind), word(kind)));
            }
        }
        var members = members(name.cube(), wanted);
        return problem.nearOrAll(name.member(), members, "`%s` has the %ss".formatted(name.cube(), word(wanted)));
    }

    private static String word(Wanted kind) {
        return switch (kind) {
            case MEASURE, FILTERED -> "measure";
            case DIMENSION -> "dimension";
            case SEGMENT -> "segment";
        };
    }

    private List<String> owners() {
        var names = new ArrayList<String>();
        model.cubes().stream()
                .filter(cube -> cube.presentation().visible())
                .map(Cube::name)
                .forEach(names::add);
        model.views().stream()
                .filter(view -> view.presentation().visible())
                .map(View::name)
                .forEach(names::add);
        return names;
    }

    /** The visible members of a cube or view that a place takes. */
    private List<String> members(String owner, Wanted wanted) {
        var names = new ArrayList<String>();
        model.view(owner)
                .ifPresent(view -> view.members().stream()
                        .filter(member -> member.presentation().visible() && fits(member, wanted))
                        .forEach(member -> names.add(member.name().member())));
        model.cube(owner).ifPresent(cube -> {
            if (wanted.measure()) {
                cube.measures().stream()
                        .filter(measure -> measure.presentation().visible())
                        .forEach(measure -> names.add(measure.name().member()));
            }
            if (wanted.dimension()) {
                cube.dimensions().stream()
                        .filter(dimension -> dimension.presentation().visible())
                        .forEach(dimension -> names.add(dimension.name().member()));
            }
            if (wanted.segment()) {
                cube.segments().stream()
                        .filter(segment -> segment.presentation().visible())
                        .forEach(segment -> names.add(segment.name().member()));
            }
        });
        return names;
    }

    private boolean fits(View.Member member, Wanted wanted) {
        return switch (member) {
            case View.Member.Included included ->
                wanted.measure() && model.measure(included.target()).isPresent()
                        || wanted.dimension()
                                && model.dimension(included.target()).isPresent()
                        || wanted.segment() && model.segment(included.target()).isPresent();
            case View.Member.OwnMeasure own -> wanted.measure();
            case View.Member.OwnDimension own -> wanted.dimension();
        };
    }
}
