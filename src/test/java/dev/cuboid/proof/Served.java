package dev.cuboid.proof;

import java.util.List;
import java.util.Map;

/** A world under a server that answers queries: what is to be proven right. */
interface Served {
    Outcome ask(Ask ask);

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
