package dev.cuboid.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Words of SQL and of other tools for what the data model calls otherwise. */
final class Synonyms {
    private static final Map<String, List<String>> BY_OWN_WORD = Map.ofEntries(
            Map.entry("time", List.of("timestamp", "timestamptz", "datetime", "date")),
            Map.entry("number", List.of("int", "integer", "bigint", "decimal", "numeric", "float", "double", "money")),
            Map.entry("string", List.of("text", "varchar", "char", "uuid", "enum")),
            Map.entry("boolean", List.of("bool", "yesno")),
            Map.entry("avg", List.of("average", "mean")),
            Map.entry("sum", List.of("total")),
            Map.entry("min", List.of("minimum")),
            Map.entry("max", List.of("maximum")),
            Map.entry("count_distinct", List.of("distinct_count", "distinct", "unique", "countd")),
            Map.entry("number_agg", List.of("median", "percentile")),
            Map.entry("many_to_one", List.of("manytoone", "n_to_one", "reference")),
            Map.entry("prior", List.of("previous", "prev", "last")));

    /** The word of the data model, if it may stand there. */
    static Optional<String> of(String word, List<String> allowed) {
        var lower = word.toLowerCase(Locale.ROOT);
        return BY_OWN_WORD.entrySet().stream()
                .filter(entry ->
                        allowed.contains(entry.getKey()) && entry.getValue().contains(lower))
                .flatMap(entry -> Stream.of(entry.getKey()))
                .findFirst();
    }

    private Synonyms() {}
}
