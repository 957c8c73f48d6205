package dev.cuboid.lineage;

import dev.cuboid.model.MemberName;

/** Something of a model that values depend on. */
public sealed interface Node {
    /** A measure, dimension or segment of a cube, or a member of a view. */
    record Member(MemberName name) implements Node {}

    /** Where a cube's rows come from. */
    record Source(String cube) implements Node {}

    /** The dimensions that tell a cube's rows apart. */
    record Key(String cube) implements Node {}

    /** A declared join, from the cube that declares it. */
    record Join(String from, String to) implements Node {}

    /** A custom granularity of a time dimension. */
    record Bucket(MemberName dimension, String granularity) implements Node {}

    /** The filters that hold for each query of a view. */
    record StandingFilters(String view) implements Node {}

    /** As a sentence names it. */
    default String text() {
        return switch (this) {
            case Member(var name) -> "`" + name.text() + "`";
            case Source(var cube) -> "the rows of `" + cube + "`";
            case Key(var cube) -> "the primary key of `" + cube + "`";
            case Join(var from, var to) -> "the join of `" + from + "` to `" + to + "`";
            case Bucket(var dimension, var granularity) ->
                "granularity `" + granularity + "` of `" + dimension.text() + "`";
            case StandingFilters(var view) -> "the default filters of `" + view + "`";
        };
    }
}
