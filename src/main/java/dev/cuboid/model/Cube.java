package dev.cuboid.model;

import dev.cuboid.diagnostic.Location;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table or query of the business with what can be asked of its rows.
 *
 * @param alias the cube's part of column and table aliases: {@code sql_alias}, else the name in snake_case
 * @param dataSource {@code default} where the model names none
 * @param calendar whether the cube is a date table with its own ways to cut and shift time
 * @param policies whether access policies are declared on it; who may see what is then not open to all
 * @param extras what only the meta endpoint shows or another stage reads: {@code refreshKey}, {@code preAggregations} …
 * @param location where the cube begins
 */
public record Cube(
        String name,
        String alias,
        Presentation presentation,
        Source source,
        String dataSource,
        boolean calendar,
        boolean policies,
        List<Measure> measures,
        List<Dimension> dimensions,
        List<Segment> segments,
        List<Join> joins,
        List<Hierarchy> hierarchies,
        Map<String, Object> extras,
        Location location) {
    public Cube {
        measures = List.copyOf(measures);
        dimensions = List.copyOf(dimensions);
        segments = List.copyOf(segments);
        joins = List.copyOf(joins);
        hierarchies = List.copyOf(hierarchies);
    }

    /** Where the rows come from. */
    public sealed interface Source {
        SqlTemplate sql();

        /** {@code sql_table}: a table's name, perhaps with a schema. */
        record Table(SqlTemplate sql) implements Source {}

        /** {@code sql}: a SELECT. */
        record Query(SqlTemplate sql) implements Source {}
    }

    /** A named condition on rows. */
    public record Segment(MemberName name, Presentation presentation, SqlTemplate sql) {}

    /** A LEFT JOIN that keeps this cube's rows. In {@code on}, paths are relative to the declaring cube. */
    public record Join(String target, Relationship relationship, SqlTemplate on, Location location) {
        /** Its place in the file is no part of what it is. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Join that && contents().equals(that.contents());
        }

        @Override
        public int hashCode() {
            return contents().hashCode();
        }

        private List<Object> contents() {
            return List.of(target, relationship, on);
        }
    }

    /** Read from the declaring cube to the target. */
    public enum Relationship {
        ONE_TO_ONE,
        ONE_TO_MANY,
        MANY_TO_ONE
    }

    /** Dimensions from coarse to fine. */
    public record Hierarchy(MemberName name, Presentation presentation, List<MemberName> levels) {
        public Hierarchy {
            levels = List.copyOf(levels);
        }
    }

    /** The dimensions that identify a row, in the order of the model; empty where the model declares none. */
    public List<Dimension> primaryKey() {
        return dimensions.stream().filter(Dimension::primaryKey).toList();
    }

    public Optional<Measure> measure(String wanted) {
        return measures.stream()
                .filter(measure -> measure.name().member().equals(wanted))
                .findFirst();
    }

    public Optional<Dimension> dimension(String wanted) {
        return dimensions.stream()
                .filter(dimension -> dimension.name().member().equals(wanted))
                .findFirst();
    }

    public Optional<Segment> segment(String wanted) {
        return segments.stream()
                .filter(segment -> segment.name().member().equals(wanted))
                .findFirst();
    }

    /** Its place in the file is no part of what it is. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Cube that && contents().equals(that.contents());
    }

    @Override
    public int hashCode() {
        return contents().hashCode();
    }

    private List<Object> contents() {
        return List.of(
                name,
                alias,
                presentation,
                source,
                dataSource,
                calendar,
                policies,
                measures,
                dimensions,
                segments,
                joins,
                hierarchies,
                extras);
    }
}
