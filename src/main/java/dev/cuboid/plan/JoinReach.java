package dev.cuboid.plan;

import dev.cuboid.model.Dimension;
import dev.cuboid.model.Measure;
import dev.cuboid.model.SemanticModel;
import java.util.Collection;
import java.util.List;

/** What the declared joins allow, as the planner will judge it: for checks of a model that has not been asked anything yet. */
public final class JoinReach {
    private final SemanticModel model;
    private final JoinGraph graph;
    private final Anchors anchors;

    /** Two equally short ways between the same cubes. */
    public record TwoWays(List<String> one, List<String> other) {
        public TwoWays {
            one = List.copyOf(one);
            other = List.copyOf(other);
        }
    }

    public JoinReach(SemanticModel model) {
        this.model = model;
        this.graph = new JoinGraph(model);
        this.anchors = new Anchors(model, graph);
    }

    /** The cubes that cannot be reached from this one without choosing a way. */
    public List<TwoWays> doubtsFrom(String cube) {
        return graph.ways(cube).values().stream()
                .flatMap(way -> way.rival().map(rival -> new TwoWays(way.path(), rival)).stream())
                .toList();
    }

    public boolean reaches(String from, String to) {
        return graph.reaches(from, to);
    }

    /** The way from one cube to another, both included; empty if there is none. */
    public List<String> way(String from, String to) {
        return graph.way(from, to, List.of()).map(JoinGraph.Way::path).orElse(List.of());
    }

    /** Whether joins lead from some cube to all of these. */
    public boolean haveRoot(Collection<String> cubes) {
        return model.cubes().stream().anyMatch(root -> cubes.stream().allMatch(cube -> reaches(root.name(), cube)));
    }

    /** The cubes besides its own that the measure speaks of and that its own does not lead to. */
    public List<String> outside(Measure measure) {
        return anchors.of(measure);
    }

    public List<String> outside(Dimension dimension) {
        return anchors.outside(dimension);
    }
}
