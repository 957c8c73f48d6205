package dev.cuboid.model;

/** What a piece of SQL is for, which decides what it may refer to. */
enum Use {
    /** Columns and dimensions of one row, for a dimension. */
    ROW_VALUE,
    /** The same, for an aggregate. */
    ARGUMENT,
    /** As a row value, but true or false: filters, segments, cases. */
    ROW_CONDITION,
    /** What two cubes are joined on. */
    JOIN,
    /** Measures, or aggregates over columns. */
    CALCULATION,
    /** Members only, since it is computed over finished rows. */
    STAGE,
    /** Measures, computed for each row of the cube. */
    SUB_QUERY,
    /** The cube's own table or query. */
    SOURCE;

    boolean takesMeasures() {
        return switch (this) {
            case CALCULATION, STAGE, SUB_QUERY -> true;
            case ROW_VALUE, ARGUMENT, ROW_CONDITION, JOIN, SOURCE -> false;
        };
    }

    /** Whether a lone identifier means a column of the cube's table. */
    boolean bareNameIsColumn() {
        return this != JOIN && this != SOURCE;
    }
}
