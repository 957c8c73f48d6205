package dev.cuboid.proof;

import java.util.List;
import java.util.Map;

/** A world under a server that answers queries: what is to be proven right. */
interface Served {
    Outcome ask(Ask ask);

    /** The totals of a query: of all its rows, then by each of its keys; none where the server knows no totals. */
    default List<Outcome> totals(Ask ask) {
        return List.of();
    }

    /** The answers of one query for several ranges of its first time; none where the server cannot compare. */
    default List<Outcome> compare(Ask ask, List<List<String>> ranges) {
        return List.of();
    }

    /** Makes a world's tables and reads its model. */
    interface Server {
        Served serve(World world);
    }

    sealed interface Outcome {
        /** @param sql what was run, for people */
        record Rows(List<Map<String, Object>> rows, String sql) implements Outcome {}

        /** @param code as in the list of errors: those with a P mean that no right plan exists */
        record Refused(String code, String message) implements Outcome {}

        /** Something broke. */
        record Failed(String message) implements Outcome {}
    }
}
