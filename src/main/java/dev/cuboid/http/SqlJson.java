package dev.cuboid.http;

import dev.cuboid.cache.RefreshKey;
import dev.cuboid.engine.Several;
import dev.cuboid.engine.Statement;
import dev.cuboid.query.Asked.QueryType;
import dev.cuboid.query.QueryEcho;
import dev.cuboid.query.ResolvedQuery.Group;
import dev.cuboid.query.TransformedQuery;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.node.ObjectNode;

/** The body of {@code /sql}. */
final class SqlJson {
    private SqlJson() {}

    static void write(JsonGenerator json, Several<Statement> statements) {
        if (statements.asked().type() == QueryType.REGULAR) {
            write(json, statements.parts().getFirst());
            return;
        }
        json.writeStartArray();
        statements.parts().forEach(statement -> write(json, statement));
        json.writeEndArray();
    }

    /** Those that are asked in SQL; intervals and schedules are told by the clock. */
    private static void refreshKeys(JsonGenerator json, Statement statement) {
        json.writeName("cacheKeyQueries").writeStartArray();
        for (var key : statement.refreshKeys()) {
            if (key instanceof RefreshKey.Asked(var _, var sql, var renewal)) {
                json.writeStartArray().writeString(sql).writeStartArray().writeEndArray();
                json.writeStartObject()
                        .writeBooleanProperty("external", false)
                        .writeNumberProperty("renewalThreshold", renewal.toSeconds())
                        .writeEndObject();
                json.writeEndArray();
            }
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Statement statement) {
        var question = statement.question();
        json.writeStartObject();
        json.writeName("sql").writeStartObject();
        json.writeBooleanProperty("external", false);
        sql(json, statement);
        json.writeName("lambdaQueries").writeStartObject().writeEndObject();
        question.resolved().groups().stream()
                .filter(group -> !AnnotationJson.isWhole(group))
                .findFirst()
                .ifPresent(group -> time(json, statement, group));
        json.writeName("order").writeTree(QueryEcho.queryOrder(question.query()));
        refreshKeys(json, statement);
        json.writeName("preAggregations").writeStartArray().writeEndArray();
        json.writeStringProperty("dataSource", question.dataSource());
        json.writeName("aliasNameToMember").writeStartObject();
        for (var key : statement.sql().keys()) {
            json.writeStringProperty(alias(statement, key), key);
        }
        json.writeEndObject();
        json.writeName("canUseTransformedQuery").writeTree(transformed(statement));
        json.writeName("memberNames").writeStartArray();
        MemberNames.of(question.query()).forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
        json.writeStringProperty("dataSource", question.dataSource());
        json.writeEndObject();
    }

    private static void sql(JsonGenerator json, Statement statement) {
        json.writeName("sql").writeStartArray();
        json.writeString(statement.sql().numbered());
        json.writeStartArray();
        statement.sql().binds().forEach(bind -> bind(json, bind));
        json.writeEndArray();
        json.writeEndArray();
    }

    private static void time(JsonGenerator json, Statement statement, Group group) {
        json.writeStringProperty("timeDimensionAlias", alias(statement, group.key()));
        json.writeStringProperty("timeDimensionField", group.dimension().asked().text());
    }

    /** What tools that design rollups want to know of a query. */
    static ObjectNode transformed(Statement statement) {
        var question = statement.question();
        return TransformedQuery.of(question.resolved(), question.model(), statement.multiplied());
    }

    private static String alias(Statement statement, String key) {
        var plan = statement.plan();
        return plan.outputs().get(plan.keys().indexOf(key)).name();
    }

    static void bind(JsonGenerator json, Object bind) {
        switch (bind) {
            case Object[] several -> {
                json.writeStartArray();
                for (var one : several) {
                    bind(json, one);
                }
                json.writeEndArray();
            }
            case Boolean truth -> json.writeBoolean(truth);
            case OffsetDateTime instant -> json.writeString(WireTime.text(instant.toInstant()));
            case LocalDateTime wallClock -> json.writeString(WireTime.text(wallClock));
            case BigDecimal number -> json.writeString(number.toPlainString());
            default -> json.writeString(bind.toString());
        }
    }
}
