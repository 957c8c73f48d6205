package dev.cuboid.engine;

import dev.cuboid.encode.RowLayout.Field;
import dev.cuboid.query.Asked.QueryType;
import dev.cuboid.query.Query;
import dev.cuboid.query.Query.ResponseFormat;
import dev.cuboid.query.ResolvedQuery.Bucket;
import dev.cuboid.query.ResolvedQuery.Group;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The keys of an answer's rows: the statement's columns; for each time dimension its name without granularity, with the value
 * of the first granularity asked for; then what tells the parts of a request for several results apart.
 */
final class AnswerFields {
    private static final DateTimeFormatter WALL_CLOCK =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);

    private AnswerFields() {}

    static List<Field> of(Question question, List<String> keys, QueryType type) {
        boolean bareBesideItsBucket = question.query().format() != ResponseFormat.DEFAULT;
        var fields = new ArrayList<Field>();
        var bare = new ArrayList<Field>();
        var taken = new HashSet<>(keys);
        for (int source = 0; source < keys.size(); source++) {
            fields.add(new Field.Cell(keys.get(source), source));
            var name = bareName(question, keys.get(source));
            if (name.isPresent() && taken.add(name.get())) {
                (bareBesideItsBucket ? fields : bare).add(new Field.Cell(name.get(), source));
            }
        }
        fields.addAll(bare);
        fields.addAll(marks(question.query(), keys, type));
        return fields;
    }

    private static Optional<String> bareName(Question question, String key) {
        for (Group group : question.resolved().groups()) {
            if (group.key().equals(key) && !(group.bucket() instanceof Bucket.Whole)) {
                return Optional.of(group.dimension().asked().text());
            }
        }
        return Optional.empty();
    }

    private static List<Field> marks(Query query, List<String> keys, QueryType type) {
        var times = query.timeDimensions();
        return switch (type) {
            case REGULAR -> List.of();
            case COMPARE_DATE_RANGE ->
                times.stream()
                        .flatMap(time -> time.range().stream())
                        .limit(1)
                        .<Field>map(range -> new Field.Constant(
                                "compareDateRange", text(range.firstLocal()) + " - " + text(range.lastLocal())))
                        .toList();
            case BLENDING ->
                times.stream()
                        .filter(time -> time.granularity().isPresent())
                        .limit(1)
                        .<Field>map(time -> new Field.Cell(
                                "time." + time.granularity().orElseThrow(),
                                keys.indexOf(time.dimension() + "."
                                        + time.granularity().orElseThrow())))
                        .toList();
        };
    }

    private static String text(LocalDateTime wallClock) {
        return WALL_CLOCK.format(wallClock);
    }
}
