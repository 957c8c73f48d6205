package dev.cuboid.execution;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.Set;
import org.postgresql.util.PSQLException;

/** Tells what a failed statement means for the one who asked. */
final class SqlFailure {
    private static final Set<String> SERVER_GOES_AWAY = Set.of("57P01", "57P02", "57P03", "57P05", "53300");
    private static final String CANCELLED = "57014";
    private static final Location WHOLE_QUERY = new Location.InQuery("");

    private SqlFailure() {}

    static boolean isLostDatabase(SQLException failure) {
        var state = state(failure);
        return failure instanceof SQLTransientConnectionException
                || state.startsWith("08")
                || SERVER_GOES_AWAY.contains(state);
    }

    static Diagnostic of(SQLException failure, Database.Target target) {
        if (isLostDatabase(failure)) {
            return unavailable(target);
        }
        if (state(failure).equals(CANCELLED)) {
            return timedOut(target, "took longer than %s and was cancelled");
        }
        return Diagnostic.of(ErrorCode.DATABASE_REFUSED, WHOLE_QUERY, "Error: " + serverText(failure));
    }

    static Diagnostic unavailable(Database.Target target) {
        return Diagnostic.of(
                ErrorCode.DATABASE_UNAVAILABLE,
                WHOLE_QUERY,
                "The database of data source `%s` cannot be reached; the query can be asked again later"
                        .formatted(target.name()));
    }

    static Diagnostic timedOut(Database.Target target, String event) {
        var seconds =
                String.format(Locale.ROOT, "%.0f s", target.statementTimeout().toMillis() / 1000.0);
        return Diagnostic.of(
                        ErrorCode.STATEMENT_TIMED_OUT,
                        WHOLE_QUERY,
                        ("The statement " + event + " on data source `%s`").formatted(seconds, target.name()))
                .hint("a shorter date range or fewer dimensions make it faster");
    }

    static Diagnostic queueFull(Database.Target target) {
        return Diagnostic.of(
                        ErrorCode.QUEUE_FULL,
                        WHOLE_QUERY,
                        "%d queries wait for data source `%s` already; the query can be asked again later"
                                .formatted(target.waiting(), target.name()))
                .hint("`cuboid.queue-length` lets more wait, `CUBEJS_CONCURRENCY` lets more run at once");
    }

    static Diagnostic cancelled() {
        return Diagnostic.of(ErrorCode.QUERY_CANCELLED, WHOLE_QUERY, "The query was cancelled");
    }

    /** As if the database had noticed it. */
    static SQLException cancelledBetweenRows() {
        return new SQLException("cancelled", CANCELLED);
    }

    private static String state(SQLException failure) {
        var state = failure.getSQLState();
        return state == null ? "" : state;
    }

    /** The server's primary message, without the driver's severity and position. */
    private static String serverText(SQLException failure) {
        if (failure instanceof PSQLException fromServer) {
            var error = fromServer.getServerErrorMessage();
            var text = error == null ? null : error.getMessage();
            if (text != null) {
                return text;
            }
        }
        var text = failure.getMessage();
        return text == null ? failure.getClass().getSimpleName() : text;
    }
}
