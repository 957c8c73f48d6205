package dev.cuboid.http;

import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What a client says over a WebSocket. */
sealed interface SocketMessage {
    /** Who asks from now on. */
    record Authorization(String token) implements SocketMessage {}

    /** A request is not wanted any more. */
    record Unsubscribe(MessageId id) implements SocketMessage {}

    /**
     * A request.
     *
     * @param requestId the client's; empty if it gave none
     */
    record Call(MessageId id, String requestId, Method method, ObjectNode params) implements SocketMessage {}

    /** By what a client knows a request again. The number 7 and the text "7" are the same request. */
    record MessageId(String text, boolean isNumber) {}

    /** What can be asked for. */
    enum Method {
        LOAD("load", "query", "queryType", "cache", "cacheMode", "castNumerics", "schema"),
        SQL("sql", "query", "queryType"),
        DRY_RUN("dry-run", "query", "queryType"),
        META("meta", "onlyViews", "extended"),
        SUBSCRIBE("subscribe", "query", "queryType", "cache", "cacheMode", "castNumerics", "schema"),
        UNSUBSCRIBE("unsubscribe");

        private final String wireName;
        private final List<String> params;

        Method(String wireName, String... params) {
            this.wireName = wireName;
            this.params = List.of(params);
        }

        String wireName() {
            return wireName;
        }

        List<String> params() {
            return params;
        }

        static List<String> wireNames() {
            return Arrays.stream(values()).map(Method::wireName).toList();
        }
    }
}
