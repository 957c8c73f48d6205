package dev.cuboid.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.plan.Planner;
import dev.cuboid.query.Asked.QueryType;
import dev.cuboid.query.MomentNeeded;
import dev.cuboid.query.OpenValues;
import dev.cuboid.query.Pattern;
import dev.cuboid.query.Query;
import dev.cuboid.query.Resolver;
import dev.cuboid.sql.SqlCompiler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the plans of queries by their patterns, so that a query that differs from an earlier one in the values of its
 * filters alone costs neither planning nor writing of SQL. Thread-safe.
 *
 * <p>It cannot give another answer than planning anew: while a plan is made for all values there are none to look at, only
 * {@link dev.cuboid.query.ResolvedQuery.Value.Parameter}s. What does depend on a value, or on the moment, is found out while
 * it is resolved, and becomes part of what the plan is known by.
 */
final class PlanCache {
    private static final long MOST_BYTES = 16L * 1024 * 1024;
    /** A plan and its statements in memory, roughly. */
    private static final int PLAN_BYTES = 16 * 1024;

    private final SqlCompiler compiler;
    private final long mostRows;
    private volatile @Nullable Plans current;

    /** @param mostRows see {@link Jobs} */
    PlanCache(SqlCompiler compiler, long mostRows) {
        this.compiler = compiler;
        this.mostRows = mostRows;
    }

    /** The plans of one model. */
    private static final class Plans {
        private final Planner planner;
        private final Cache<Query, Needs> needs = bounded(Plans::weight);
        private final Cache<Key, Template> templates = bounded(key -> PLAN_BYTES + weight(key.form()));

        private Plans(Planner planner) {
            this.planner = planner;
        }

        private static <K, V> Cache<K, V> bounded(ToIntFunction<K> weight) {
            return Caffeine.newBuilder()
                    .maximumWeight(MOST_BYTES)
                    .weigher((K key, V value) -> weight.applyAsInt(key))
                    .executor(Runnable::run)
                    .build();
        }

        /** Long lists of values are part of a pattern. */
        private static int weight(Query form) {
            return 1024 + form.filters().toString().length();
        }
    }

    /**
     * What queries of one form have to agree in beside it.
     *
     * @param closed numbers of values that the plan depends on
     * @param moment whether it depends on when they are asked
     */
    private record Needs(BitSet closed, boolean moment) {
        private static final Needs NOTHING = new Needs(new BitSet(), false);
    }

    private record Key(Query form, List<String> closed, Instant moment) {}

    private record Found(Template template, Pattern pattern) {}

    /** The statement of a query; empty if it has to be planned by itself. */
    Optional<Statement> statement(Query query, Planner now) {
        return find(query, now).flatMap(found -> found.template().statement(query, found.pattern(), compiler));
    }

    /** The same with all that {@code /load} reads. */
    Optional<Prepared.Part> part(Query query, QueryType type, boolean castNumerics, Planner now) {
        return find(query, now)
                .flatMap(found -> found.template()
                        .part(
                                query,
                                found.pattern(),
                                new Template.Answering(type, castNumerics),
                                new Jobs(now, compiler, mostRows)));
    }

    /** Empty if the query has to be planned by itself, most likely to be refused. */
    private Optional<Found> find(Query query, Planner now) {
        var plans = current;
        if (plans == null || plans.planner != now) {
            plans = new Plans(now);
            current = plans;
        }
        var pattern = Pattern.of(query);
        var needs = plans.needs.getIfPresent(pattern.form());
        if (needs != null) {
            var template = plans.templates.getIfPresent(key(pattern, needs, query));
            if (template != null) {
                return Optional.of(new Found(template, pattern));
            }
        }
        return learn(query, pattern, needs == null ? Needs.NOTHING : needs, plans)
                .map(template -> new Found(template, pattern));
    }

    private static Key key(Pattern pattern, Needs needs, Query query) {
        var closed = new ArrayList<String>(needs.closed().cardinality());
        needs.closed().stream().forEach(number -> closed.add(pattern.values().get(number)));
        return new Key(pattern.form(), closed, needs.moment() ? query.askedAt() : Query.NO_MOMENT);
    }

    private static Optional<Template> learn(Query query, Pattern pattern, Needs known, Plans plans) {
        var needs = known;
        while (true) {
            var open = new OpenValues(pattern.values(), needs.closed());
            try {
                var asked = needs.moment() ? query : query.timeless();
                var resolved = Resolver.resolve(asked, plans.planner.model(), open);
                if (open.foundMoreToClose()) {
                    needs = new Needs(open.closed(), needs.moment());
                    continue;
                }
                var template = new Template(Planned.of(query, resolved, plans.planner));
                plans.needs.put(pattern.form(), needs);
                plans.templates.put(key(pattern, needs, query), template);
                return Optional.of(template);
            } catch (MomentNeeded counted) {
                needs = new Needs(needs.closed(), true);
            } catch (Rejected withOtherValues) {
                return Optional.empty();
            }
        }
    }
}
