package dev.cuboid.model;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A property of a cube's rows that a query may group and filter by.
 *
 * @param granularities the custom ones; the eight built-in ones belong to every time dimension
 * @param extras what only the meta endpoint shows ({@code order}, {@code key}, {@code links}, {@code suggestFilterValues},
 *     {@code aliases} …), as JSON values
 */
public record Dimension(
        MemberName name,
        Presentation presentation,
        ValueType type,
        boolean primaryKey,
        Kind kind,
        List<Granularity> granularities,
        List<NamedShift> timeShifts,
        Map<String, Object> extras) {
    public Dimension {
        granularities = List.copyOf(granularities);
        timeShifts = List.copyOf(timeShifts);
    }

    /** Where the value comes from. */
    public sealed interface Kind {
        record Expression(SqlTemplate sql) implements Kind {}

        /** The first condition that holds gives the label. */
        record Case(List<When> whens, Label otherwise) implements Kind {
            public Case {
                whens = List.copyOf(whens);
            }
        }

        /** Chooses an expression by the value of a switch dimension of the same cube. */
        record SwitchCase(MemberName on, List<SwitchWhen> whens, Optional<SqlTemplate> otherwise) implements Kind {
            public SwitchCase {
                whens = List.copyOf(whens);
            }
        }

        record Geo(SqlTemplate latitude, SqlTemplate longitude) implements Kind {}

        /**
         * An expression over measures, each computed for this cube's primary key over all rows.
         *
         * @param propagateFilters whether the query's filters hold inside, too
         */
        record SubQuery(SqlTemplate sql, boolean propagateFilters) implements Kind {}

        /** No column: the values are listed. */
        record Switch(List<String> values) implements Kind {
            public Switch {
                values = List.copyOf(values);
            }
        }

        /** An expression over measures at a grain of its own. */
        record Staged(SqlTemplate sql, Measure.Grain grain, Measure.FilterContext filters) implements Kind {}
    }

    public record When(SqlTemplate condition, Label label) {}

    public sealed interface Label {
        record Text(String text) implements Label {}

        record Expression(SqlTemplate sql) implements Label {}

        /** No {@code else}: NULL. */
        record None() implements Label {}
    }

    public record SwitchWhen(String value, SqlTemplate sql) {}

    /** A custom way to cut time. */
    public record Granularity(String name, String title, Cut cut) {}

    public sealed interface Cut {
        /** Buckets of one natural unit (or an even part or multiple of it), each starting {@code offset} later. */
        record Natural(Interval interval, Optional<Interval> offset) implements Cut {}

        /** Buckets counted from an origin, in wall time of the query's zone, forwards and backwards. */
        record FromOrigin(Interval interval, LocalDateTime origin) implements Cut {}

        /** A calendar cube's own expression for the bucket. */
        record Expression(SqlTemplate sql, Optional<Interval> interval) implements Cut {}
    }

    /** A calendar cube's own way to shift time: by name, by (interval, direction), or both; SQL replaces the arithmetic. */
    public record NamedShift(String name, Optional<Measure.Shift> shift, Optional<SqlTemplate> sql) {}

    public Optional<Granularity> granularity(String wanted) {
        return granularities.stream()
                .filter(granularity -> granularity.name().equals(wanted))
                .findFirst();
    }
}
