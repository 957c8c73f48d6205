package dev.cuboid.query;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.model.Cube;
import dev.cuboid.model.MemberName;
import dev.cuboid.model.Presentation;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.model.View;
import dev.cuboid.query.ResolvedQuery.Condition;
import dev.cuboid.query.ResolvedQuery.DimensionUse;
import dev.cuboid.query.ResolvedQuery.MeasureUse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds members by the names of a request, and notes why one cannot be served. */
final class Names {
    /** What a name means. */
    sealed interface Named {
        record OfMeasure(MeasureUse use) implements Named {}

        record OfDimension(DimensionUse use) implements Named {}

        record OfSegment(Condition.InSegment use) implements Named {}
    }

    private record Found(Named named, List<String> path, Presentation presentation) {}

    private final SemanticModel model;
    private final List<Diagnostic> problems;
    private final MissingNames missing;
    private final Set<View> views = new LinkedHashSet<>();
    private final Set<String> closed = new LinkedHashSet<>();
    private boolean outsideViews;

    Names(SemanticModel model, List<Diagnostic> problems) {
        this.model = model;
        this.problems = problems;
        this.missing = new MissingNames(model);
    }

    /** The views whose members were found so far. */
    Set<View> views() {
        return views;
    }

    Optional<String> theOneView() {
        return !outsideViews && views.size() == 1
                ? Optional.of(views.iterator().next().name())
                : Optional.empty();
    }

    Optional<MeasureUse> measure(String asked, Location at) {
        var found = find(asked, at, MissingNames.Wanted.MEASURE, false);
        return found.isPresent() && found.get() instanceof Named.OfMeasure(var use)
                ? Optional.of(use)
                : Optional.empty();
    }

    Optional<DimensionUse> dimension(String asked, Location at) {
        var found = find(asked, at, MissingNames.Wanted.DIMENSION, false);
        return found.isPresent() && found.get() instanceof Named.OfDimension(var use)
                ? Optional.of(use)
                : Optional.empty();
    }

    Optional<Condition.InSegment> segment(String asked, Location at) {
        var found = find(asked, at, MissingNames.Wanted.SEGMENT, false);
        return found.isPresent() && found.get() instanceof Named.OfSegment(var use)
                ? Optional.of(use)
                : Optional.empty();
    }

    /** A measure or dimension; the model's own filters may name hidden ones. */
    Optional<Named> filtered(String asked, Location at, boolean byModel) {
        return find(asked, at, MissingNames.Wanted.FILTERED, byModel);
    }

    private Optional<Named> find(String asked, Location at, MissingNames.Wanted wanted, boolean byModel) {
        var name = MemberName.parse(asked);
        var view = model.view(name.cube());
        var cube = view.isPresent() ? Optional.<Cube>empty() : model.cube(name.cube());
        var found = view.isPresent() ? inView(name, wanted) : inCube(name, wanted);
        if (found.isEmpty()) {
            problems.add(missing.problem(name, wanted, at));
            return Optional.empty();
        }
        view.ifPresentOrElse(views::add, () -> outsideViews = true);
        boolean visible = view.map(View::presentation)
                        .or(() -> cube.map(Cube::presentation))
                        .map(Presentation::visible)
                        .orElse(true)
                && found.get().presentation().visible();
        if (!visible && !byModel) {
            problems.add(hidden(asked, at));
            return Optional.empty();
        }
        return open(view, found.get().path(), at) ? Optional.of(found.get().named()) : Optional.empty();
    }

    private static Diagnostic hidden(String asked, Location at) {
        return Diagnostic.of(
                        ErrorCode.HIDDEN_MEMBER,
                        at,
                        "You requested hidden member: '%s'. Please make it visible using `shown: true`."
                                .formatted(asked))
                .hint("`public: true` in the model shows it; primary keys are hidden unless the model says so");
    }

    private Optional<Found> inCube(MemberName name, MissingNames.Wanted wanted) {
        return target(name, name, List.of(name.cube()), wanted);
    }

    private Optional<Found> target(MemberName asked, MemberName target, List<String> path, MissingNames.Wanted wanted) {
        Optional<Found> found = Optional.empty();
        if (wanted.measure()) {
            found = model.measure(target)
                    .map(measure -> new Found(
                            new Named.OfMeasure(new MeasureUse(asked.text(), path, measure)),
                            path,
                            measure.presentation()));
        }
        if (found.isEmpty() && wanted.dimension()) {
            found = model.dimension(target)
                    .map(dimension -> new Found(
                            new Named.OfDimension(new DimensionUse(path, dimension, asked)),
                            path,
                            dimension.presentation()));
        }
        if (found.isEmpty() && wanted.segment()) {
            found = model.segment(target)
                    .map(segment -> new Found(
                            new Named.OfSegment(new Condition.InSegment(path, segment, asked)),
                            path,
                            segment.presentation()));
        }
        return found;
    }

    private Optional<Found> inView(MemberName name, MissingNames.Wanted wanted) {
        var member = model.viewMember(name);
        if (member.isEmpty()) {
            return Optional.empty();
        }
        return switch (member.get()) {
            case View.Member.Included included ->
                target(name, included.target(), included.path(), wanted)
                        .map(found -> new Found(found.named(), found.path(), included.presentation()));
            case View.Member.OwnMeasure(var measure) -> {
                var path = root(name.cube());
                yield wanted.measure()
                        ? Optional.of(new Found(
                                new Named.OfMeasure(new MeasureUse(name.text(), path, measure)),
                                path,
                                measure.presentation()))
                        : Optional.empty();
            }
            case View.Member.OwnDimension(var dimension) -> {
                var path = root(name.cube());
                yield wanted.dimension()
                        ? Optional.of(new Found(
                                new Named.OfDimension(new DimensionUse(path, dimension, name)),
                                path,
                                dimension.presentation()))
                        : Optional.empty();
            }
        };
    }

    /** The cube that a view's paths begin at. */
    private List<String> root(String view) {
        for (var member : model.view(view).orElseThrow().members()) {
            if (member instanceof View.Member.Included(var _, var _, var path, var _) && !path.isEmpty()) {
                return List.of(path.getFirst());
            }
        }
        return List.of();
    }

    /** Whether all may see it; access policies are refused rather than ignored. */
    private boolean open(Optional<View> view, List<String> path, Location at) {
        boolean open = true;
        if (view.isPresent() && view.get().policies()) {
            open = false;
            close(view.get().name(), at);
        }
        for (var step : path) {
            if (model.cube(step).map(Cube::policies).orElse(false)) {
                open = false;
                close(step, at);
            }
        }
        return open;
    }

    private void close(String name, Location at) {
        if (closed.add(name)) {
            problems.add(Diagnostic.of(
                    ErrorCode.NOT_SERVED,
                    at,
                    "`%s` has an access policy, and access policies are not yet served".formatted(name)));
        }
    }
}
