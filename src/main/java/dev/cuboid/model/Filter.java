package dev.cuboid.model;

import dev.cuboid.diagnostic.Location;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A condition as a request or a model states it: by names, operators and raw values. Values are not yet typed. */
public sealed interface Filter {
    record And(List<Filter> filters) implements Filter {
        public And {
            filters = List.copyOf(filters);
        }
    }

    record Or(List<Filter> filters) implements Filter {
        public Or {
            filters = List.copyOf(filters);
        }
    }

    /**
     * @param member as written: {@code cube.member}, or the member's own name inside a model file
     * @param values texts; null stands for JSON null. Numbers and booleans are given as their JSON text.
     */
    record Condition(String member, Operator operator, List<@Nullable String> values, Location location)
            implements Filter {
        public Condition {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }

        /** Its place in the file is no part of what it is. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Condition that && contents().equals(that.contents());
        }

        @Override
        public int hashCode() {
            return contents().hashCode();
        }

        private List<Object> contents() {
            return List.of(member, operator, values);
        }
    }

    /** Cube's operators; {@code in} and {@code notIn} are spelled as they came and mean equals and notEquals. */
    enum Operator {
        EQUALS("equals"),
        NOT_EQUALS("notEquals"),
        IN("in"),
        NOT_IN("notIn"),
        CONTAINS("contains"),
        NOT_CONTAINS("notContains"),
        STARTS_WITH("startsWith"),
        NOT_STARTS_WITH("notStartsWith"),
        ENDS_WITH("endsWith"),
        NOT_ENDS_WITH("notEndsWith"),
        GT("gt"),
        GTE("gte"),
        LT("lt"),
        LTE("lte"),
        SET("set"),
        NOT_SET("notSet"),
        IN_DATE_RANGE("inDateRange"),
        NOT_IN_DATE_RANGE("notInDateRange"),
        ON_THE_DATE("onTheDate"),
        BEFORE_DATE("beforeDate"),
        BEFORE_OR_ON_DATE("beforeOrOnDate"),
        AFTER_DATE("afterDate"),
        AFTER_OR_ON_DATE("afterOrOnDate"),
        MEASURE_FILTER("measureFilter");

        private final String wireName;

        Operator(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }

        /** By its name on the wire, or in snake_case as model files may write it. */
        public static Optional<Operator> named(String name) {
            for (var operator : values()) {
                if (operator.wireName.equals(name)
                        || operator.name().toLowerCase(Locale.ROOT).equals(name)) {
                    return Optional.of(operator);
                }
            }
            return Optional.empty();
        }
    }
}
