package dev.cuboid.model;

import java.util.ArrayList;
import java.util.List;

/**
 * SQL written by a modeller, with its references resolved. Text is carried as written; only {@code sql} turns it into a
 * statement.
 */
public record SqlTemplate(List<Part> parts) {
    /**
     * One piece. A {@code path} is the way from the cube that owns the template to the cube that is meant, without the owner
     * itself: empty for the owner ({@code {CUBE}.x}, {@code {x}}), one name where the planner finds the way
     * ({@code {users.city}}), several for a way that the modeller chose ({@code {hubs.zones.name}}).
     */
    public sealed interface Part {
        record Text(String sql) implements Part {}

        /** {@code {CUBE}} or {@code {users}}: the alias of a cube's table, a column follows in the text. */
        record CubeReference(List<String> path) implements Part {
            public CubeReference {
                path = List.copyOf(path);
            }
        }

        /** {@code {member}}, {@code {CUBE.member}}, {@code {users.city}}: the SQL of a measure, dimension or segment. */
        record MemberReference(List<String> path, MemberName member) implements Part {
            public MemberReference {
                path = List.copyOf(path);
            }
        }

        /** {@code {ordered_at.month}}: a time dimension cut by a built-in or custom granularity in the query's zone. */
        record BucketReference(List<String> path, MemberName dimension, String granularity) implements Part {
            public BucketReference {
                path = List.copyOf(path);
            }
        }

        /** {@code {users.sql()}}: the other cube's own SELECT. */
        record CubeSql(String cube) implements Part {}

        /** {@code FILTER_PARAMS.cube.member.filter(…)}: the query's filter on the member, or {@code 1 = 1}. */
        record FilterParameter(MemberName member, FilterArgument argument) implements Part {}

        /** {@code FILTER_GROUP(…)}: several of them, keeping the and/or structure of the query's filters. */
        record FilterGroup(List<FilterParameter> parameters) implements Part {
            public FilterGroup {
                parameters = List.copyOf(parameters);
            }
        }

        /** {@code SQL_UTILS.convertTz(…)}: an instant turned into wall time of the query's zone. */
        record ToQueryZone(SqlTemplate instant) implements Part {}

        /**
         * Something that the model says and that is not served: a query which needs it is refused with the reason.
         *
         * @param expression as it stands between braces; empty for what a parameter says and not the SQL
         */
        record NotServed(String expression, String reason) implements Part {}
    }

    /** What {@code filter(…)} was given. */
    public sealed interface FilterArgument {
        /** A column or expression that the filter's condition is applied to. */
        record Expression(SqlTemplate sql) implements FilterArgument {}

        /**
         * A function of the filter's values that writes the condition itself: text with the numbers of the parameters
         * that stand between, from 0. A time range gives two values, from and to.
         */
        record Lambda(int parameters, List<LambdaPart> body) implements FilterArgument {
            public Lambda {
                body = List.copyOf(body);
            }
        }
    }

    /** A stretch of text or a parameter of a lambda. */
    public sealed interface LambdaPart {
        record Text(String sql) implements LambdaPart {}

        record Parameter(int index) implements LambdaPart {}
    }

    public SqlTemplate {
        parts = List.copyOf(parts);
    }

    public static SqlTemplate text(String sql) {
        return new SqlTemplate(List.of(new Part.Text(sql)));
    }

    /** The same, which whatever uses it cannot be served with. */
    SqlTemplate refused(String reason) {
        var refused = new ArrayList<Part>(parts);
        refused.addFirst(new Part.NotServed("", reason));
        return new SqlTemplate(refused);
    }

    /** Whether the whole of it is one reference to a member, which makes it a proxy of that member. */
    public boolean isProxy() {
        return parts.size() == 1 && parts.getFirst() instanceof Part.MemberReference;
    }
}
