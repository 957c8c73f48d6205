package dev.cuboid.http;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.http.SocketMessage.Authorization;
import dev.cuboid.http.SocketMessage.Call;
import dev.cuboid.http.SocketMessage.MessageId;
import dev.cuboid.http.SocketMessage.Method;
import dev.cuboid.http.SocketMessage.Unsubscribe;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Understands the messages of Cube's WebSocket clients, or says what is wrong with one. */
final class SocketMessageReader {
    private static final int LONGEST_ID = 16;
    private static final int LONGEST_REQUEST_ID = 64;
    private static final String AUTHORIZATION = "authorization";
    private static final String UNSUBSCRIBE = "unsubscribe";
    private static final String MESSAGE_ID = "messageId";
    private static final String REQUEST_ID = "requestId";
    private static final String METHOD = "method";
    private static final String PARAMS = "params";
    private static final List<String> OF_A_CALL = List.of(MESSAGE_ID, REQUEST_ID, METHOD, PARAMS);
    /** What Cube's client sends by accident, and means nothing. */
    private static final String SIGNAL = "signal";

    private SocketMessageReader() {}

    /** The id of a message in which something else may be wrong, so that its sender can tell which of his it was. */
    static Optional<MessageId> idOf(JsonNode message) {
        var id = message.path(MESSAGE_ID);
        return isId(id) ? Optional.of(id(id)) : Optional.empty();
    }

    static SocketMessage read(JsonNode json) {
        if (!(json instanceof ObjectNode message)) {
            throw invalid("a message is a JSON object");
        }
        // A client without a token leaves the authorization out of its first message.
        if (message.isEmpty() || message.has(AUTHORIZATION)) {
            checkNames(message, List.of(AUTHORIZATION), "a message with `authorization`");
            return new Authorization(text(message, AUTHORIZATION, Integer.MAX_VALUE));
        }
        if (message.has(UNSUBSCRIBE)) {
            checkNames(message, List.of(UNSUBSCRIBE), "a message with `unsubscribe`");
            return new Unsubscribe(idIn(message, UNSUBSCRIBE));
        }
        checkNames(message, OF_A_CALL, "a message");
        var id = idIn(message, MESSAGE_ID);
        var method = method(message);
        return new Call(id, text(message, REQUEST_ID, LONGEST_REQUEST_ID), method, params(message, method));
    }

    private static Method method(ObjectNode message) {
        var name = message.path(METHOD);
        if (!name.isString()) {
            throw invalid("`method` is missing, or is no text");
        }
        for (var method : Method.values()) {
            if (method.wireName().equals(name.stringValue())) {
                return method;
            }
        }
        throw new Rejected(problem("there is no `method` `%s`".formatted(name.stringValue()))
                .near(name.stringValue(), Method.wireNames()));
    }

    private static ObjectNode params(ObjectNode message, Method method) {
        var params = message.path(PARAMS);
        if (params.isMissingNode() || params.isNull()) {
            return JsonMapper.shared().createObjectNode();
        }
        if (!(params instanceof ObjectNode object)) {
            throw invalid("`params` is not a JSON object");
        }
        object.remove(SIGNAL);
        checkNames(object, method.params(), "`params` of `" + method.wireName() + "`");
        for (var flag : List.of("onlyViews", "extended", "castNumerics", "schema")) {
            if (object.has(flag) && !object.path(flag).isBoolean()) {
                throw invalid("`%s` in `params` is neither `true` nor `false`".formatted(flag));
            }
        }
        for (var text : List.of("queryType", "cache", "cacheMode")) {
            if (object.hasNonNull(text) && !object.path(text).isString()) {
                throw invalid("`%s` in `params` is no text".formatted(text));
            }
        }
        return object;
    }

    private static MessageId idIn(ObjectNode message, String property) {
        var id = message.path(property);
        if (!isId(id)) {
            throw invalid(
                    "`%s` is neither a whole number nor a text of 1 to %d characters".formatted(property, LONGEST_ID));
        }
        return id(id);
    }

    private static boolean isId(JsonNode id) {
        return id.isIntegralNumber() && id.canConvertToLong()
                || id.isString()
                        && !id.stringValue().isEmpty()
                        && id.stringValue().length() <= LONGEST_ID;
    }

    private static MessageId id(JsonNode id) {
        return id.isString() ? new MessageId(id.stringValue(), false) : new MessageId(id.asString(), true);
    }

    /** Empty where there is none. */
    private static String text(ObjectNode message, String property, int longest) {
        var value = message.path(property);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isString() || value.stringValue().length() > longest) {
            throw invalid(
                    longest == Integer.MAX_VALUE
                            ? "`%s` is no text".formatted(property)
                            : "`%s` is not a text of at most %d characters".formatted(property, longest));
        }
        return value.stringValue();
    }

    private static void checkNames(ObjectNode object, List<String> known, String where) {
        for (var name : object.propertyNames()) {
            if (!known.contains(name)) {
                throw new Rejected(problem("%s has no property `%s`".formatted(where, name))
                        .near(name, known));
            }
        }
    }

    static Rejected invalid(String message) {
        return new Rejected(problem(message));
    }

    private static Diagnostic problem(String message) {
        return Diagnostic.of(ErrorCode.INVALID_MESSAGE, new Location.InQuery(""), "Invalid message: " + message);
    }
}
