package dev.cuboid.http;

import dev.cuboid.engine.Answer;
import dev.cuboid.query.Asked.QueryType;
import dev.cuboid.query.Query;
import dev.cuboid.query.ResolvedQuery.Group;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/** The rows of an answer in the format asked for, written cell by cell. */
final class RowsJson {
    /** A key of the answer's rows and where its value comes from: a column of the statement, or one text for all rows. */
    private record Column(SerializedString key, int source, String constant) {
        static final int CONSTANT = -1;

        static Column of(String key, int source) {
            return new Column(new SerializedString(key), source, "");
        }

        static Column constant(String key, String text) {
            return new Column(new SerializedString(key), CONSTANT, text);
        }

        @Nullable
        Object value(Answer answer, int row) {
            return source == CONSTANT ? constant : answer.rows().cell(row, source);
        }
    }

    private RowsJson() {}

    static void write(JsonGenerator json, Answer answer, QueryType type) {
        switch (answer.question().query().format()) {
            case DEFAULT -> objects(json, answer, columns(answer, type, false));
            case COMPACT -> lists(json, answer, columns(answer, type, true));
            case COLUMNAR -> columnar(json, answer, columns(answer, type, true));
        }
    }

    private static void objects(JsonGenerator json, Answer answer, List<Column> columns) {
        json.writeStartArray();
        for (int row = 0; row < answer.rows().size(); row++) {
            json.writeStartObject();
            for (var column : columns) {
                json.writeName(column.key());
                cell(json, column.value(answer, row));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void lists(JsonGenerator json, Answer answer, List<Column> columns) {
        json.writeStartObject();
        members(json, columns);
        json.writeName("dataset").writeStartArray();
        for (int row = 0; row < answer.rows().size(); row++) {
            json.writeStartArray();
            for (var column : columns) {
                cell(json, column.value(answer, row));
            }
            json.writeEndArray();
        }
        json.writeEndArray().writeEndObject();
    }

    private static void columnar(JsonGenerator json, Answer answer, List<Column> columns) {
        json.writeStartObject();
        members(json, columns);
        json.writeName("columns").writeStartArray();
        for (var column : columns) {
            json.writeStartArray();
            for (int row = 0; row < answer.rows().size(); row++) {
                cell(json, column.value(answer, row));
            }
            json.writeEndArray();
        }
        json.writeEndArray().writeEndObject();
    }

    private static void members(JsonGenerator json, List<Column> columns) {
        json.writeName("members").writeStartArray();
        columns.forEach(column -> json.writeString(column.key()));
        json.writeEndArray();
    }

    static void cell(JsonGenerator json, @Nullable Object value) {
        switch (value) {
            case null -> json.writeNull();
            case String text -> json.writeString(text);
            case Boolean truth -> json.writeBoolean(truth);
            default -> throw new IllegalStateException("no value of a row: " + value.getClass());
        }
    }

    /**
     * The statement's columns; for each time dimension its name without granularity, with the value of the first
     * granularity asked for; then what tells the parts of a request for several results apart.
     */
    private static List<Column> columns(Answer answer, QueryType type, boolean bareBesideItsBucket) {
        var keys = answer.rows().keys();
        var columns = new ArrayList<Column>();
        var bare = new ArrayList<Column>();
        var taken = new HashSet<>(keys);
        for (int source = 0; source < keys.size(); source++) {
            columns.add(Column.of(keys.get(source), source));
            var name = bareName(answer, keys.get(source));
            if (name.isPresent() && taken.add(name.get())) {
                (bareBesideItsBucket ? columns : bare).add(Column.of(name.get(), source));
            }
        }
        columns.addAll(bare);
        columns.addAll(marks(answer, type));
        return columns;
    }

    private static Optional<String> bareName(Answer answer, String key) {
        for (Group group : answer.question().resolved().groups()) {
            if (group.key().equals(key) && !AnnotationJson.isWhole(group)) {
                return Optional.of(group.dimension().asked().text());
            }
        }
        return Optional.empty();
    }

    private static List<Column> marks(Answer answer, QueryType type) {
        var times = answer.question().query().timeDimensions();
        return switch (type) {
            case REGULAR -> List.of();
            case COMPARE_DATE_RANGE ->
                times.stream()
                        .flatMap(time -> time.range().stream())
                        .limit(1)
                        .map(range -> Column.constant(
                                "compareDateRange",
                                WireTime.text(range.firstLocal()) + " - " + WireTime.text(range.lastLocal())))
                        .toList();
            case BLENDING ->
                times.stream()
                        .filter(time -> time.granularity().isPresent())
                        .limit(1)
                        .map(time -> Column.of("time." + time.granularity().orElseThrow(), source(answer, time)))
                        .toList();
        };
    }

    private static int source(Answer answer, Query.TimeDimension time) {
        return answer.rows()
                .keys()
                .indexOf(time.dimension() + "." + time.granularity().orElseThrow());
    }
}
