package dev.cuboid.proof;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A model together with the rows of its tables. Names are those of the YAML text that {@link ModelText} writes. */
record World(List<Cube> cubes, List<View> views) {
    World {
        cubes = List.copyOf(cubes);
        views = List.copyOf(views);
    }

    Cube cube(String name) {
        return cubes.stream()
                .filter(cube -> cube.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no cube " + name));
    }

    boolean hasCube(String name) {
        return cubes.stream().anyMatch(cube -> cube.name().equals(name));
    }

    Dimension dimension(String cube, String name) {
        return cube(cube).dimensions().stream()
                .filter(dimension -> dimension.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no dimension " + cube + "." + name));
    }

    Segment segment(String cube, String name) {
        return cube(cube).segments().stream()
                .filter(segment -> segment.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no segment " + cube + "." + name));
    }

    Measure measure(String cube, String name) {
        return cube(cube).measures().stream()
                .filter(measure -> measure.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no measure " + cube + "." + name));
    }

    /** @param key columns of the primary key; none if the cube declares none */
    record Cube(
            String name,
            List<Column> columns,
            List<String> key,
            List<Join> joins,
            List<Dimension> dimensions,
            List<Measure> measures,
            List<Segment> segments,
            List<Map<String, Object>> rows) {
        Cube withRows(List<Map<String, Object>> fewer) {
            return new Cube(name, columns, key, joins, dimensions, measures, segments, fewer);
        }

        Cube withJoins(List<Join> fewer) {
            return new Cube(name, columns, key, fewer, dimensions, measures, segments, rows);
        }

        Cube withMembers(List<Dimension> dimensions, List<Measure> measures, List<Segment> segments) {
            return new Cube(name, columns, key, joins, dimensions, measures, segments, rows);
        }
    }

    record Column(String name, Type type) {}

    enum Type {
        INTEGER("bigint"),
        DECIMAL("numeric(12, 2)"),
        TEXT("text"),
        BOOLEAN("boolean"),
        INSTANT("timestamptz"),
        /** Wall time of UTC without saying so. */
        TIMESTAMP("timestamp");

        private final String sql;

        Type(String sql) {
            this.sql = sql;
        }

        String sql() {
            return sql;
        }
    }

    enum Relationship {
        MANY_TO_ONE,
        ONE_TO_MANY,
        ONE_TO_ONE
    }

    /** @param here columns of the declaring cube, equal to {@code there} of the other */
    record Join(String to, Relationship relationship, List<String> here, List<String> there) {}

    enum Kind {
        STRING,
        NUMBER,
        BOOLEAN,
        TIME
    }

    /**
     * @param by what measures are grouped by and looked up with, where the dimension is made of measures; the key if nothing
     * @param sight which filters the measures of a multi-stage dimension see
     */
    record Dimension(
            String name, Kind kind, Expression sql, boolean primaryKey, Source source, List<Level> by, Sight sight) {
        Dimension(String name, Kind kind, Expression sql, boolean primaryKey) {
            this(name, kind, sql, primaryKey, Source.ROW, List.of(), Sight.ALL);
        }

        boolean ofMeasures() {
            return source != Source.ROW;
        }
    }

    /** What a dimension is made from. */
    enum Source {
        ROW,
        /** Measures by the cube's key, over all rows. */
        SUB_QUERY,
        /** The same over the rows that the query's filters leave. */
        FILTERED_SUB_QUERY,
        /** Multi-stage: measures by the key, or by other dimensions, under the query's filters as its own say. */
        STAGED
    }

    record Segment(String name, Expression sql) {}

    enum Function {
        COUNT,
        COUNT_DISTINCT,
        SUM,
        AVG,
        MIN,
        MAX;

        /** Whether a row that comes twice changes nothing. */
        boolean idempotent() {
            return this == COUNT_DISTINCT || this == MIN || this == MAX;
        }
    }

    sealed interface Measure {
        String name();
    }

    /** @param of what is aggregated; none for a count of rows */
    record Aggregate(String name, Function function, List<Expression> of, List<Expression> filters)
            implements Measure {}

    /** An aggregate of the rows in a window of time about each bucket. */
    record Rolling(Aggregate of, Window window) implements Measure {
        @Override
        public String name() {
            return of.name();
        }
    }

    /** Made of other measures. */
    record Calculated(String name, Expression of) implements Measure {}

    /**
     * Multi-stage: an expression over measures that are computed at another grain, under other filters or in another time.
     *
     * @param function what brings the staged rows of a group together; none for an expression that has one row for each
     * @param filters over the staged rows
     */
    record Staged(
            String name,
            Optional<Function> function,
            Expression of,
            Grain grain,
            Sight sight,
            List<Shift> shifts,
            List<Expression> filters)
            implements Measure {}

    /** The place of a group by a measure among those that agree on what the grain leaves; among all where it says nothing. */
    record Rank(String name, Expression by, boolean descending, Grain grain, Sight sight) implements Measure {}

    /** @param legacy whether it is written in the old words */
    record Grain(Base base, List<Level> members, List<Level> include, boolean legacy) {
        static final Grain SAME = new Grain(Base.SAME, List.of(), List.of(), false);
    }

    enum Base {
        SAME,
        KEEP_ONLY,
        EXCLUDE
    }

    /** A dimension, or a time cut to a granularity if that is not null. */
    record Level(String cube, String dimension, String granularity) {}

    /** Which filters of the query a stage sees: those of the base on dimensions and segments, or none; and more of its own. */
    record Sight(Base base, List<Expression.Member> members, boolean fixed, List<Ask.Condition> include) {
        static final Sight ALL = new Sight(Base.SAME, List.of(), false, List.of());
    }

    /** @param time null for whichever time the query has */
    record Shift(Expression.Member time, String interval, boolean prior) {}

    record View(String name, List<Part> parts) {}

    /** Members of the last cube of a path, under their own names or prefixed with the cube's. */
    record Part(List<String> path, boolean prefix, List<String> members) {}
}
