package dev.cuboid.engine;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.model.Cube;
import dev.cuboid.model.Dimension;
import dev.cuboid.model.Measure;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.model.View;
import dev.cuboid.plan.Planner;
import dev.cuboid.query.QueryReader;
import dev.cuboid.query.Resolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * What can be asked beside given members. Each candidate is planned together with them, so that the answer is the planner's
 * own and never a guess.
 *
 * @param measures visible measures that may be added
 * @param dimensions visible dimensions that may be added
 */
public record Compatibility(List<String> measures, List<String> dimensions, List<Incompatible> incompatible) {
    private static final JsonMapper JSON = JsonMapper.shared();

    public Compatibility {
        measures = List.copyOf(measures);
        dimensions = List.copyOf(dimensions);
        incompatible = List.copyOf(incompatible);
    }

    /** A member that cannot be added, and the reason for people. */
    public record Incompatible(String member, String reason) {}

    private record Candidate(String name, boolean measure) {}

    static Compatibility of(List<String> measures, List<String> dimensions, Planner planner, QueryReader reader) {
        if (!measures.isEmpty() || !dimensions.isEmpty()) {
            refusal(measures, dimensions, planner, reader).ifPresent(reason -> {
                throw reason;
            });
        }
        var fitting = new ArrayList<Candidate>();
        var incompatible = new ArrayList<Incompatible>();
        for (var candidate : candidates(planner.model())) {
            if (measures.contains(candidate.name()) || dimensions.contains(candidate.name())) {
                continue;
            }
            var refusal = refusal(
                    candidate.measure() ? with(measures, candidate) : measures,
                    candidate.measure() ? dimensions : with(dimensions, candidate),
                    planner,
                    reader);
            refusal.ifPresentOrElse(
                    reason -> incompatible.add(new Incompatible(candidate.name(), said(reason))),
                    () -> fitting.add(candidate));
        }
        return new Compatibility(names(fitting, true), names(fitting, false), incompatible);
    }

    private static List<String> names(List<Candidate> candidates, boolean measures) {
        return candidates.stream()
                .filter(candidate -> candidate.measure() == measures)
                .map(Candidate::name)
                .toList();
    }

    private static List<String> with(List<String> names, Candidate candidate) {
        return Stream.concat(names.stream(), Stream.of(candidate.name())).toList();
    }

    private static Optional<Rejected> refusal(
            List<String> measures, List<String> dimensions, Planner planner, QueryReader reader) {
        var json = JSON.createObjectNode();
        measures.forEach(json.putArray("measures")::add);
        dimensions.forEach(json.putArray("dimensions")::add);
        try {
            for (var query : reader.read(json).queries()) {
                DataSources.of(planner.plan(Resolver.resolve(query, planner.model())), planner.model());
            }
            return Optional.empty();
        } catch (Rejected refused) {
            return Optional.of(refused);
        }
    }

    private static String said(Rejected refused) {
        return String.join(
                "; ", refused.diagnostics().stream().map(Diagnostic::message).toList());
    }

    private static List<Candidate> candidates(SemanticModel model) {
        var found = new ArrayList<Candidate>();
        for (Cube cube : model.cubes()) {
            if (cube.presentation().visible()) {
                cube.measures().stream()
                        .filter(measure -> measure.presentation().visible())
                        .forEach(measure -> found.add(of(measure)));
                cube.dimensions().stream()
                        .filter(dimension -> dimension.presentation().visible())
                        .forEach(dimension -> found.add(of(dimension)));
            }
        }
        for (View view : model.views()) {
            if (view.presentation().visible()) {
                view.members().forEach(member -> of(member, model).ifPresent(found::add));
            }
        }
        return found;
    }

    private static Candidate of(Measure measure) {
        return new Candidate(measure.name().text(), true);
    }

    private static Candidate of(Dimension dimension) {
        return new Candidate(dimension.name().text(), false);
    }

    private static Optional<Candidate> of(View.Member member, SemanticModel model) {
        return switch (member) {
            case View.Member.OwnMeasure(var measure) -> Optional.of(of(measure));
            case View.Member.OwnDimension(var dimension) -> Optional.of(of(dimension));
            case View.Member.Included(var name, var _, var _, var target) ->
                model.measure(target).isPresent()
                        ? Optional.of(new Candidate(name.text(), true))
                        : model.dimension(target).map(dimension -> new Candidate(name.text(), false));
        };
    }
}
