package dev.cuboid.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * All cubes and views, checked: every reference in every template names something that exists. Immutable; look-ups are by
 * hash. Two models with equal content are equal.
 */
public final class SemanticModel {
    private final List<Cube> cubes;
    private final List<View> views;
    private final Map<String, Object> extras;
    private final Map<String, Cube> cubesByName = new LinkedHashMap<>();
    private final Map<String, View> viewsByName = new LinkedHashMap<>();
    private final Map<MemberName, Measure> measures = new LinkedHashMap<>();
    private final Map<MemberName, Dimension> dimensions = new LinkedHashMap<>();
    private final Map<MemberName, Cube.Segment> segments = new LinkedHashMap<>();
    private final Map<MemberName, View.Member> viewMembers = new LinkedHashMap<>();

    public SemanticModel(List<Cube> cubes, List<View> views) {
        this(cubes, views, Map.of());
    }

    /** @param extras what only the meta endpoint shows of the model as a whole: {@code viewGroups} */
    public SemanticModel(List<Cube> cubes, List<View> views, Map<String, Object> extras) {
        this.cubes = List.copyOf(cubes);
        this.views = List.copyOf(views);
        this.extras = Collections.unmodifiableMap(new LinkedHashMap<>(extras));
        for (var cube : cubes) {
            cubesByName.put(cube.name(), cube);
            cube.measures().forEach(measure -> measures.put(measure.name(), measure));
            cube.dimensions().forEach(dimension -> dimensions.put(dimension.name(), dimension));
            cube.segments().forEach(segment -> segments.put(segment.name(), segment));
        }
        for (var view : views) {
            viewsByName.put(view.name(), view);
            view.members().forEach(member -> viewMembers.put(member.name(), member));
            view.members().forEach(this::addOwn);
        }
    }

    private void addOwn(View.Member member) {
        switch (member) {
            case View.Member.Included _ -> {}
            case View.Member.OwnMeasure(var measure) -> measures.put(measure.name(), measure);
            case View.Member.OwnDimension(var dimension) -> dimensions.put(dimension.name(), dimension);
        }
    }

    public List<Cube> cubes() {
        return cubes;
    }

    public List<View> views() {
        return views;
    }

    public Optional<Cube> cube(String name) {
        return Optional.ofNullable(cubesByName.get(name));
    }

    public Optional<View> view(String name) {
        return Optional.ofNullable(viewsByName.get(name));
    }

    public Map<String, Object> extras() {
        return extras;
    }

    /** A measure of a cube, or one that a view defines itself; what a view includes is looked up by its cube's name. */
    public Optional<Measure> measure(MemberName name) {
        return Optional.ofNullable(measures.get(name));
    }

    public Optional<Dimension> dimension(MemberName name) {
        return Optional.ofNullable(dimensions.get(name));
    }

    public Optional<Cube.Segment> segment(MemberName name) {
        return Optional.ofNullable(segments.get(name));
    }

    /** A member under a view's name. */
    public Optional<View.Member> viewMember(MemberName name) {
        return Optional.ofNullable(viewMembers.get(name));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SemanticModel model
                && cubes.equals(model.cubes)
                && views.equals(model.views)
                && extras.equals(model.extras);
    }

    @Override
    public int hashCode() {
        return Objects.hash(cubes, views, extras);
    }
}
