package dev.cuboid.model;

/** The kinds of things that share the names of one cube or view. */
enum MemberKind {
    MEASURE("measures", "measure"),
    DIMENSION("dimensions", "dimension"),
    SEGMENT("segments", "segment"),
    HIERARCHY("hierarchies", "hierarchy"),
    PRE_AGGREGATION("preAggregations", "pre-aggregation");

    private final String parameter;
    private final String word;

    MemberKind(String parameter, String word) {
        this.parameter = parameter;
        this.word = word;
    }

    /** The parameter of a cube that lists them. */
    String parameter() {
        return parameter;
    }

    String word() {
        return word;
    }
}
