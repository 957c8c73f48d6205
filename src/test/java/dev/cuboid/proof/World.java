package dev.cuboid.proof;

import java.util.List;
import java.util.Map;

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

    record Dimension(String name, Kind kind, Expression sql, boolean primaryKey) {}

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

    record View(String name, List<Part> parts) {}

    /** Members of the last cube of a path, under their own names or prefixed with the cube's. */
    record Part(List<String> path, boolean prefix, List<String> members) {}
}
