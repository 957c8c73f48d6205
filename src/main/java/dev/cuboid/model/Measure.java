package dev.cuboid.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A number (or text, time, truth value) computed over a set of rows.
 *
 * @param type what its values are; aggregates other than min and max are numbers
 * @param drillMembers in the order of the model
 * @param extras what only the meta endpoint shows, as JSON values
 */
public record Measure(
        MemberName name,
        Presentation presentation,
        ValueType type,
        List<MemberName> drillMembers,
        Kind kind,
        Map<String, Object> extras) {
    public Measure {
        drillMembers = List.copyOf(drillMembers);
    }

    /** How it is computed. */
    public sealed interface Kind {
        /**
         * An aggregate over the cube's own rows.
         *
         * @param argument empty only for {@code count}, which then counts the cube's rows (by primary key)
         * @param filters all must hold for a row to take part
         */
        record Aggregate(Function function, Optional<SqlTemplate> argument, List<SqlTemplate> filters, Window window)
                implements Kind {
            public Aggregate {
                filters = List.copyOf(filters);
                if (argument.isEmpty() && function != Function.COUNT) {
                    throw new IllegalArgumentException(function + " of nothing");
                }
            }
        }

        /**
         * An expression over measures, or over aggregates that the modeller wrote out; types number, string, time and boolean.
         *
         * @param rawAggregates whether the text reads columns inside aggregates of its own, so that it is one opaque aggregate
         *     over the cube's rows; otherwise it only combines the measures that it names
         */
        record Calculated(SqlTemplate sql, List<SqlTemplate> filters, boolean rawAggregates) implements Kind {
            public Calculated {
                filters = List.copyOf(filters);
            }
        }

        /**
         * A multi-stage measure: its references are computed at {@link Grain} under {@link FilterContext} and
         * {@link Shift}s, then combined by the function ({@code EXPRESSION} for calculated types).
         *
         * @param filters conditions over the staged rows, such as {@code {rank} = 1}
         */
        record Staged(
                StageFunction function,
                SqlTemplate sql,
                Grain grain,
                FilterContext context,
                List<Shift> shifts,
                List<SqlTemplate> filters)
                implements Kind {
            public Staged {
                shifts = List.copyOf(shifts);
                filters = List.copyOf(filters);
            }
        }

        /** {@code RANK()} of the row among those that agree on what {@code grain} leaves; ties share ranks. */
        record Rank(List<RankKey> keys, Grain grain, FilterContext context) implements Kind {
            public Rank {
                keys = List.copyOf(keys);
            }
        }

        /** Chooses a measure expression by the value of a switch dimension. */
        record Switch(
                List<String> path,
                MemberName on,
                List<Dimension.SwitchWhen> whens,
                Optional<SqlTemplate> otherwise,
                Grain grain,
                FilterContext context)
                implements Kind {
            public Switch {
                path = List.copyOf(path);
                whens = List.copyOf(whens);
            }
        }
    }

    public enum Function {
        COUNT,
        COUNT_DISTINCT,
        COUNT_DISTINCT_APPROX,
        SUM,
        AVG,
        MIN,
        MAX
    }

    public enum StageFunction {
        /** The expression itself, at the grain of the query. */
        EXPRESSION,
        COUNT,
        COUNT_DISTINCT,
        SUM,
        AVG,
        MIN,
        MAX,
        /** The expression is itself an aggregate written by the modeller ({@code number_agg}). */
        WRITTEN
    }

    /** The rows around a time bucket that a rolling measure looks at. */
    public sealed interface Window {
        /** The bucket's own rows. */
        record None() implements Window {}

        /** From {@code trailing} before to {@code leading} after the bucket's start or end; see the compatibility sheet 2.4. */
        record Rolling(Bound trailing, Bound leading, Anchor anchor) implements Window {}

        /** From the start of the granularity's period that holds the bucket's start, to the bucket's end. */
        record ToDate(String granularity) implements Window {}
    }

    public enum Anchor {
        START,
        END
    }

    public sealed interface Bound {
        /** No further than the anchor. */
        record Anchored() implements Bound {}

        record By(Interval interval) implements Bound {}

        record Unbounded() implements Bound {}
    }

    /** At which dimensions a stage is computed, relative to those that are asked for. */
    public record Grain(Base base, List<GrainMember> include) {
        public Grain {
            include = List.copyOf(include);
        }

        public static final Grain SAME = new Grain(new Base.Same(), List.of());
    }

    public sealed interface Base {
        record Same() implements Base {}

        /** Of the query's dimensions only these. */
        record KeepOnly(List<GrainMember> members) implements Base {
            public KeepOnly {
                members = List.copyOf(members);
            }
        }

        /** The query's dimensions without these. */
        record Exclude(List<GrainMember> members) implements Base {
            public Exclude {
                members = List.copyOf(members);
            }
        }
    }

    /** A dimension, or a time dimension cut by a granularity; {@code path} as in {@link SqlTemplate.Part}. */
    public record GrainMember(List<String> path, MemberName dimension, Optional<String> granularity) {
        public GrainMember {
            path = List.copyOf(path);
        }
    }

    /** Which of the query's filters a stage sees. */
    public record FilterContext(Base keep, boolean fixed, List<Filter> include, List<MemberName> segments) {
        public FilterContext {
            include = List.copyOf(include);
            segments = List.copyOf(segments);
        }

        public static final FilterContext INHERITED = new FilterContext(new Base.Same(), false, List.of(), List.of());
    }

    /** Shows the value of the period {@code interval} earlier (prior) or later (next) on the current one. */
    public sealed interface Shift {
        /** @param timeDimension empty: whichever time dimension the query has */
        record By(Optional<GrainMember> timeDimension, Interval interval, Direction direction) implements Shift {}

        /** A named shift of a calendar cube. */
        record Named(Optional<GrainMember> timeDimension, String name) implements Shift {}
    }

    public enum Direction {
        PRIOR,
        NEXT
    }

    public record RankKey(SqlTemplate sql, boolean descending) {}
}
