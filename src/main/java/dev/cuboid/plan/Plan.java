package dev.cuboid.plan;

import dev.cuboid.model.Interval;
import dev.cuboid.model.Measure;
import dev.cuboid.query.Query;
import dev.cuboid.query.ResolvedQuery.Bucket;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What to compute, in relational terms, with no word of SQL but what modellers wrote. */
public sealed interface Plan {
    /** The names of the columns that come out, in order. */
    List<String> columns();

    /** A named value. */
    record Output(String name, Expression value) {}

    /**
     * Rows of one join tree, grouped, distinct or as they are. A leg of a query is one of these, or a {@link Regroup} of one.
     *
     * @param name what the table of this is called in SQL
     * @param origin whose rows these are, and why they are read from this root
     * @param keys what is grouped by
     * @param values aggregates when grouped, else values per row
     */
    record Select(
            String name,
            Origin origin,
            Source source,
            List<Predicate> where,
            List<Output> keys,
            List<Output> values,
            Shape shape)
            implements Plan {
        public Select {
            where = List.copyOf(where);
            keys = List.copyOf(keys);
            values = List.copyOf(values);
        }

        @Override
        public List<String> columns() {
            return Stream.concat(keys.stream(), values.stream())
                    .map(Output::name)
                    .toList();
        }
    }

    /**
     * For people.
     *
     * @param fact the cube whose rows are aggregated
     * @param why the root is the root
     * @param multiplied whether the join repeats rows of the fact
     */
    record Origin(String fact, String why, boolean multiplied) {}

    enum Shape {
        /** One row for each combination of keys; one row for all when there are no keys. */
        GROUPED,
        /** Distinct rows of keys and values. */
        DISTINCT,
        /** Every row of the join. */
        ROWS
    }

    /** A root and what is joined to it, in order. */
    record Source(Item root, List<Join> joins) {
        public Source {
            joins = List.copyOf(joins);
        }
    }

    /** Something to read rows from, under an alias that is unique in its source. */
    sealed interface Item {
        String alias();

        /** A cube's table ({@code query} false: the text is a table's name) or SELECT. */
        record Table(String alias, String cube, Expression.Written sql, boolean query) implements Item {}

        record Derived(String alias, Plan plan) implements Item {}

        /** The values of a switch dimension, one row each, in the column {@code value}. */
        record Values(String alias, List<String> values) implements Item {
            public Values {
                values = List.copyOf(values);
            }
        }
    }

    /** A LEFT JOIN; {@code note} says for people which declared join it is. */
    record Join(Item item, Predicate on, String note) {}

    /** Aggregates of another plan's rows. {@code where} filters those rows first. */
    record Regroup(String name, Plan input, List<Predicate> where, List<Output> keys, List<Output> values)
            implements Plan {
        public Regroup {
            where = List.copyOf(where);
            keys = List.copyOf(keys);
            values = List.copyOf(values);
        }

        @Override
        public List<String> columns() {
            return Stream.concat(keys.stream(), values.stream())
                    .map(Output::name)
                    .toList();
        }
    }

    /** Plans of one grain brought together on their keys, null-safely; what only one of them has is kept. */
    record Meet(List<Plan> inputs, List<String> keys) implements Plan {
        public Meet {
            if (inputs.isEmpty()) {
                throw new IllegalArgumentException("nothing meets");
            }
            inputs = List.copyOf(inputs);
            keys = List.copyOf(keys);
        }

        @Override
        public List<String> columns() {
            var columns = new ArrayList<>(keys);
            for (var input : inputs) {
                input.columns().stream()
                        .filter(column -> !keys.contains(column))
                        .forEach(columns::add);
            }
            return columns;
        }
    }

    /** The rows of plans of one grain, one plan's below the other's; a column that a plan lacks is NULL in its rows. */
    record Stack(List<Plan> inputs, List<String> keys) implements Plan {
        public Stack {
            if (inputs.size() < 2) {
                throw new IllegalArgumentException("nothing to stack");
            }
            inputs = List.copyOf(inputs);
            keys = List.copyOf(keys);
        }

        @Override
        public List<String> columns() {
            return new Meet(inputs, keys).columns();
        }
    }

    /** Those rows of a plan, which others read as well, for which the conditions hold, and values worked out from them. */
    record Slice(String name, Plan input, List<Predicate> where, List<Output> outputs) implements Plan {
        public Slice {
            where = List.copyOf(where);
            outputs = List.copyOf(outputs);
        }

        @Override
        public List<String> columns() {
            return outputs.stream().map(Output::name).toList();
        }
    }

    /** A base with the values of coarser plans on each of its rows. */
    record Attach(Plan base, List<Broadcast> broadcasts) implements Plan {
        public Attach {
            broadcasts = List.copyOf(broadcasts);
        }

        @Override
        public List<String> columns() {
            var columns = new ArrayList<>(base.columns());
            for (var broadcast : broadcasts) {
                broadcast.plan().columns().stream()
                        .filter(column -> !broadcast.keys().contains(column))
                        .forEach(columns::add);
            }
            return columns;
        }
    }

    /** A plan at a coarser grain, and the keys that it shares with the finer one. */
    record Broadcast(Plan plan, List<String> keys) {
        public Broadcast {
            keys = List.copyOf(keys);
        }
    }

    /** Values worked out row by row from an input, beside its keys. */
    record Project(String name, Plan input, List<Output> outputs) implements Plan {
        public Project {
            outputs = List.copyOf(outputs);
        }

        @Override
        public List<String> columns() {
            return outputs.stream().map(Output::name).toList();
        }
    }

    /**
     * For each bucket of a calendar spine and each combination of the other keys that occurs in {@code rows}, the aggregates
     * of those rows whose time lies in the bucket's window. Buckets without rows stay.
     * Combinations that no window holds are left out.
     *
     * @param time the column of {@code rows} with wall times
     * @param others the columns of {@code rows} to keep apart
     * @param gaps whether rows may lie in no window, between two of them
     * @param buckets the spine's bucket cut at each granularity that is asked for
     * @param reduce columns whose distinct combinations count once in each window (keys of a multiplied fact); empty: all rows
     */
    record Windowed(
            String name,
            Plan rows,
            String time,
            List<String> others,
            Spine spine,
            Reach reach,
            boolean gaps,
            List<Output> buckets,
            List<String> reduce,
            List<Output> values)
            implements Plan {
        public Windowed {
            others = List.copyOf(others);
            buckets = List.copyOf(buckets);
            reduce = List.copyOf(reduce);
            values = List.copyOf(values);
        }

        @Override
        public List<String> columns() {
            return Stream.of(
                            others.stream(),
                            buckets.stream().map(Output::name),
                            values.stream().map(Output::name))
                    .flatMap(names -> names)
                    .toList();
        }
    }

    /**
     * A {@link Windowed} count of different values, found without holding each row against each window: the buckets whose
     * windows hold a time lie side by side, so a value is counted from the first of them to the last, once where its times'
     * buckets overlap.
     *
     * @param counted the column of the window's rows whose different values are counted; NULL is none
     */
    record Spans(Windowed window, String counted) implements Plan {
        @Override
        public List<String> columns() {
            return window.columns();
        }
    }

    /** Which times a bucket's window holds, half-open. */
    sealed interface Reach {
        /** From {@code trailing} before the anchor to {@code leading} after it. */
        record Around(Measure.Bound trailing, Measure.Bound leading, Measure.Anchor anchor) implements Reach {}

        /** From the start of the period that holds the bucket's start, to the bucket's end. */
        record Since(Bucket period) implements Reach {}
    }

    /** The buckets of a window, in wall time. */
    sealed interface Spine {
        /** From the bucket that holds {@code first} to the one that holds {@code last}. */
        record Between(LocalDateTime first, LocalDateTime last, Bucket bucket) implements Spine {}

        /** From the bucket of the first row to that of the last. */
        record OfRows(Bucket bucket) implements Spine {}

        /** One bucket: the whole range, {@code until} exclusive. */
        record Whole(LocalDateTime from, LocalDateTime until) implements Spine {}
    }

    /** Targets of a shift by months at a granularity finer than a month: every bucket whose bucket {@code by} away is the row's. */
    record Respread(
            String name,
            Plan input,
            String bucket,
            Interval by,
            Optional<LocalDateTime> from,
            Optional<LocalDateTime> until)
            implements Plan {
        @Override
        public List<String> columns() {
            return input.columns();
        }
    }

    /**
     * A found answer with every bucket of a range, for each combination of its other keys; what is added has no measures.
     *
     * @param bucket the column of {@code found} that the spine's buckets equal
     * @param buckets all bucket columns, worked out from the spine's {@code bucket}
     */
    record Filled(Result found, Spine.Between spine, String bucket, List<Output> buckets, List<String> others)
            implements Plan {
        public Filled {
            buckets = List.copyOf(buckets);
            others = List.copyOf(others);
        }

        @Override
        public List<String> columns() {
            return found.columns();
        }
    }

    /** The answer's rows; {@code keys} are what the outputs are called in the answer. */
    record Result(
            Plan input,
            List<String> keys,
            List<Output> outputs,
            Optional<Predicate> having,
            List<Order> order,
            Optional<Long> limit,
            long offset)
            implements Plan {
        public Result {
            keys = List.copyOf(keys);
            outputs = List.copyOf(outputs);
            order = List.copyOf(order);
        }

        @Override
        public List<String> columns() {
            return outputs.stream().map(Output::name).toList();
        }
    }

    /** How many rows the answer has without limit and offset. */
    record Count(Result result) implements Plan {
        @Override
        public List<String> columns() {
            return List.of("total");
        }
    }

    /** @param column position in the outputs, from 0 */
    record Order(int column, boolean descending, Query.NullOrder nulls) {}
}
