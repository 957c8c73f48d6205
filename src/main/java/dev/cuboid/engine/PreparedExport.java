package dev.cuboid.engine;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.plan.Plan;
import dev.cuboid.query.Asked;
import dev.cuboid.sql.SqlCompiler;
import dev.cuboid.sql.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An export that was understood and planned.
 *
 * @param sql reads all rows, or as many as the query wants
 * @param mostRows a result of more is broken off, so that nobody takes a part for the whole
 */
public record PreparedExport(Question question, SqlText sql, long mostRows) implements Subject {
    /** What has no limit; the same in {@link dev.cuboid.query.QueryReader#withoutLimit}. */
    public static final long ALL_ROWS = Long.MAX_VALUE;

    @Override
    public List<SqlText> statements() {
        return List.of(sql);
    }

    static PreparedExport of(Planned planned, SqlCompiler compiler, long mostRows) {
        var plan = planned.plan();
        long wanted = planned.question().query().rowLimit();
        // One more is read than may go out, to know whether there are more.
        long limit = mostRows == ALL_ROWS ? wanted : Math.min(wanted, mostRows + 1);
        var sql = compiler.compile(new Plan.Result(
                plan.input(),
                plan.keys(),
                plan.outputs(),
                plan.having(),
                plan.order(),
                limit == ALL_ROWS ? Optional.empty() : Optional.of(limit),
                plan.offset()));
        return new PreparedExport(planned.question(), sql, mostRows);
    }

    /** A file has one list of rows and no place for totals. */
    static void refuseWhatHasNoFile(Asked asked) {
        var problems = new ArrayList<Diagnostic>();
        switch (asked.type()) {
            case REGULAR -> {}
            case BLENDING -> problems.add(notServed("", "an export of a list of queries is not served"));
            case COMPARE_DATE_RANGE ->
                problems.add(notServed("/timeDimensions", "an export with `compareDateRange` is not served"));
        }
        if (asked.queries().stream().anyMatch(query -> query.total())) {
            problems.add(notServed("/total", "an export with `total` is not served"));
        }
        if (asked.queries().stream().anyMatch(query -> query.totals())) {
            problems.add(notServed("/totals", "an export with `totals` is not served"));
        }
        Rejected.ifAny(problems);
    }

    private static Diagnostic notServed(String pointer, String message) {
        return Diagnostic.of(ErrorCode.NOT_SERVED, new Location.InQuery(pointer), message)
                .hint("a file has the rows of one query; `/v1/load` answers the others");
    }
}
