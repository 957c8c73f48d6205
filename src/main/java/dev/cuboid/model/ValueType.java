package dev.cuboid.model;

/** The declared type of a member's values. Geo values are {@code latitude,longitude} as text. */
public enum ValueType {
    STRING,
    NUMBER,
    BOOLEAN,
    TIME,
    GEO,
    /** A dimension without a column, whose values the model lists; it chooses between expressions. */
    SWITCH
}
