package dev.cuboid.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Dimensions whose value is a measure: asked by the key of their cube, and looked up by the key of each row. */
final class SubQueries {
    private final World world;
    private final Frame frame;
    private final Map<List<String>, Map<List<Object>, Object>> known = new HashMap<>();

    private boolean refusable;

    SubQueries(World world, Frame frame) {
        this.world = world;
        this.frame = frame;
    }

    Object value(String cube, World.Dimension dimension, List<Object> key) {
        return known.get(List.of(cube, dimension.name())).get(key);
    }

    /** What has no meaning has none for a table without rows either. */
    void prepare(String cube, World.Dimension dimension, boolean joined) {
        // without a key, a row that is not there cannot be told from one without values
        refusable |=
                joined && !dimension.by().isEmpty() && world.cube(cube).key().isEmpty();
        var identity = List.of(cube, dimension.name());
        if (!known.containsKey(identity)) {
            known.put(identity, values(cube, dimension));
        }
    }

    /** As in {@link Answer}. */
    boolean refusable() {
        return refusable;
    }

    private Map<List<Object>, Object> values(String cube, World.Dimension dimension) {
        var ask = asked(cube, dimension);
        var stage = new Stage(world, Frame.of(ask));
        stage.prepare(dimension.sql());
        var values = new HashMap<List<Object>, Object>();
        refusable |= stage.legs().stream().anyMatch(Leg.Computed::refusable);
        stage.groups().forEach(group -> values.put(group, stage.value(dimension.sql(), group)));
        return values;
    }

    private Ask asked(String cube, World.Dimension dimension) {
        var key = world.cube(cube).key().stream()
                .map(column -> new World.Level(cube, column, null))
                .toList();
        var all = Ask.of(List.of(), List.of())
                .in(frame.ask().zone())
                .along(frame.ask().hints());
        var narrowed = dimension.source() == World.Source.SUB_QUERY ? all : filtered(all);
        var by = dimension.by().isEmpty() ? key : dimension.by();
        var grain = new World.Grain(World.Base.SAME, List.of(), by, false);
        return new Grains(world, Frame.of(narrowed))
                .inner(grain, dimension.sight())
                .ask();
    }

    /** By what the query narrows rows with, but for sub-queries themselves and what would depend on this narrowing. */
    private Ask filtered(Ask ask) {
        var names = new Names(world);
        var asked = frame.asked();
        return ask.withFilters(names.filtersOnRows(asked).stream()
                        .flatMap(OwnFilters::parts)
                        .filter(filter -> {
                            var members = new ArrayList<String>();
                            Names.addMembers(filter, members);
                            return members.stream()
                                    .map(names::find)
                                    .noneMatch(found -> names.isOfMeasures(found) || names.dependsOnFilters(found));
                        })
                        .toList())
                .withSegments(asked.segments().stream()
                        .filter(name -> !names.dependsOnFilters(names.find(name)))
                        .toList())
                .withTimes(asked.times().stream()
                        .filter(time -> time.from() != null)
                        .map(Ask.Time::ungrouped)
                        .toList());
    }
}
