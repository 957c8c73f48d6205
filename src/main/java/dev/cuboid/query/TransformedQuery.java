package dev.cuboid.query;

import dev.cuboid.model.Cube;
import dev.cuboid.model.Dimension;
import dev.cuboid.model.Measure;
import dev.cuboid.model.MemberName;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.model.SqlTemplate.Part;
import dev.cuboid.model.ValueType;
import dev.cuboid.query.ResolvedQuery.Bucket;
import dev.cuboid.query.ResolvedQuery.Condition;
import dev.cuboid.query.ResolvedQuery.Group;
import dev.cuboid.query.ResolvedQuery.MeasureUse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes what {@code /dry-run} says of a query to tools that look for a rollup which could serve it. */
public final class TransformedQuery {
    private static final List<String> FROM_COARSE =
            List.of("year", "quarter", "month", "day", "hour", "minute", "second");

    private final ResolvedQuery query;
    private final SemanticModel model;
    private final Map<MemberName, Measure> leaves = new LinkedHashMap<>();

    private TransformedQuery(ResolvedQuery query, SemanticModel model) {
        this.query = query;
        this.model = model;
    }

    /** @param multiplied whether a join of the query's plan repeats rows of a measure's cube */
    public static ObjectNode of(ResolvedQuery query, SemanticModel model, boolean multiplied) {
        return new TransformedQuery(query, model).write(multiplied);
    }

    private ObjectNode write(boolean multiplied) {
        var json = JsonNodeFactory.instance.objectNode();
        var dimensions = new ArrayList<String>();
        var times = JsonNodeFactory.instance.arrayNode();
        for (var group : query.groups()) {
            granularity(group.bucket())
                    .ifPresentOrElse(
                            name -> times.addArray().add(asked(group)).add(name), () -> dimensions.add(asked(group)));
        }
        var filtered = new LinkedHashSet<String>();
        query.rows().forEach(condition -> collect(condition, filtered));
        var owned = new TreeSet<>(dimensions);
        owned.addAll(filtered);
        json.set("sortedDimensions", QueryEcho.texts(owned));
        json.set("sortedTimeDimensions", sorted(times));
        json.set("timeDimensions", times);
        json.set(
                "measures",
                QueryEcho.texts(query.measures().stream().map(MeasureUse::key).toList()));
        leaves(json);
        json.put("hasNoTimeDimensionsWithoutGranularity", query.rows().stream().noneMatch(this::rangeOnly));
        json.put("allFiltersWithinSelectedDimensions", dimensions.containsAll(filtered));
        rest(json, multiplied);
        json.set("ownedDimensions", QueryEcho.texts(owned));
        json.set("ownedTimeDimensionsWithRollupGranularity", times.deepCopy());
        json.set("ownedTimeDimensionsAsIs", times.deepCopy());
        json.set("allBackAliasMembers", backAliases());
        return json.put("hasMultiStage", leaves.values().stream().anyMatch(TransformedQuery::staged));
    }

    /** What depends on the measures and the model rather than on the groups. */
    private void rest(ObjectNode json, boolean multiplied) {
        json.put("isAdditive", leaves.values().stream().allMatch(TransformedQuery::additive));
        json.set("granularityHierarchies", granularityHierarchies());
        json.put("hasMultipliedMeasures", multiplied);
        json.put("hasCumulativeMeasures", leaves.values().stream().anyMatch(TransformedQuery::cumulative));
        json.putNull("windowGranularity");
        // Cube leaves this empty even where a filter names one value.
        json.putObject("filterDimensionsSingleValueEqual");
    }

    private static String asked(Group group) {
        return group.dimension().asked().text();
    }

    private static Optional<String> granularity(Bucket bucket) {
        return switch (bucket) {
            case Bucket.Whole() -> Optional.empty();
            case Bucket.BuiltIn(var name) -> Optional.of(name);
            case Bucket.Custom(var granularity) -> Optional.of(granularity.name());
        };
    }

    private static ArrayNode sorted(ArrayNode pairs) {
        var byText = new ArrayList<>(pairs.valueStream().toList());
        byText.sort((a, b) -> a.toString().compareTo(b.toString()));
        return JsonNodeFactory.instance.arrayNode().addAll(byText);
    }

    private static void collect(Condition condition, Set<String> members) {
        switch (condition) {
            case Condition.And(var parts) -> parts.forEach(part -> collect(part, members));
            case Condition.Or(var parts) -> parts.forEach(part -> collect(part, members));
            case Condition.OfDimension(var use, var _) ->
                members.add(use.asked().text());
            case Condition.InSegment(var _, var _, var asked) -> members.add(asked.text());
            case Condition.OfMeasure measure -> {}
            case Condition.OfTimeRange range -> {}
            case Condition.OwnFilters own -> {}
        }
    }

    private boolean rangeOnly(Condition condition) {
        return condition instanceof Condition.OfTimeRange(var use, var _)
                && query.groups().stream()
                        .noneMatch(group -> group.dimension().asked().equals(use.asked())
                                && !(group.bucket() instanceof Bucket.Whole));
    }

    private void leaves(ObjectNode json) {
        var byMeasure = JsonNodeFactory.instance.objectNode();
        for (var use : query.measures()) {
            var own = new LinkedHashMap<MemberName, Measure>();
            descend(use.measure(), own);
            leaves.putAll(own);
            var list = byMeasure.putArray(use.key());
            own.forEach((name, leaf) -> list.addObject()
                    .put("measure", name.text())
                    .put("additive", additive(leaf))
                    .put("type", type(leaf)));
        }
        json.put("leafMeasureAdditive", leaves.values().stream().allMatch(TransformedQuery::additive));
        var names = leaves.keySet().stream().map(MemberName::text).toList();
        json.set("leafMeasures", QueryEcho.texts(names));
        json.set("leafMeasuresFullPaths", QueryEcho.texts(names));
        json.set("measureToLeafMeasures", byMeasure);
    }

    /** Calculated measures stand for the measures that they combine; all others for themselves. */
    private void descend(Measure measure, Map<MemberName, Measure> found) {
        var below = measure.kind() instanceof Measure.Kind.Calculated(var sql, var _, var _)
                ? sql.parts().stream()
                        .filter(part -> part instanceof Part.MemberReference)
                        .map(part -> model.measure(((Part.MemberReference) part).member()))
                        .flatMap(Optional::stream)
                        .toList()
                : List.<Measure>of();
        if (below.isEmpty()) {
            found.put(measure.name(), measure);
        } else {
            below.forEach(part -> descend(part, found));
        }
    }

    private static boolean additive(Measure measure) {
        return measure.kind() instanceof Measure.Kind.Aggregate(var function, var _, var _, var _)
                && switch (function) {
                    case COUNT, SUM, MIN, MAX, COUNT_DISTINCT_APPROX -> true;
                    case COUNT_DISTINCT, AVG -> false;
                };
    }

    private static String type(Measure measure) {
        if (measure.kind() instanceof Measure.Kind.Aggregate(var function, var _, var _, var _)) {
            return switch (function) {
                case COUNT -> "count";
                case COUNT_DISTINCT -> "countDistinct";
                case COUNT_DISTINCT_APPROX -> "countDistinctApprox";
                case SUM -> "sum";
                case AVG -> "avg";
                case MIN -> "min";
                case MAX -> "max";
            };
        }
        return measure.type().name().toLowerCase(Locale.ROOT);
    }

    private static boolean cumulative(Measure measure) {
        return measure.kind() instanceof Measure.Kind.Aggregate(var _, var _, var _, var window)
                && !(window instanceof Measure.Window.None);
    }

    private static boolean staged(Measure measure) {
        return !(measure.kind() instanceof Measure.Kind.Aggregate)
                && !(measure.kind() instanceof Measure.Kind.Calculated);
    }

    private ObjectNode granularityHierarchies() {
        var json = JsonNodeFactory.instance.objectNode();
        for (Cube cube : model.cubes()) {
            for (Dimension dimension : cube.dimensions()) {
                if (dimension.type() == ValueType.TIME) {
                    hierarchies(json, dimension.name().text());
                }
            }
        }
        return json;
    }

    private static void hierarchies(ObjectNode json, String name) {
        for (var granularity : List.of("year", "quarter", "month", "week", "day", "hour", "minute", "second")) {
            var finer = json.putArray(name + "." + granularity);
            if (granularity.equals("week")) {
                finer.add("week");
            }
            int from = FROM_COARSE.indexOf(granularity.equals("week") ? "day" : granularity);
            FROM_COARSE.subList(from, FROM_COARSE.size()).forEach(finer::add);
        }
    }

    /** The view's names for the members of cubes. */
    private ObjectNode backAliases() {
        var json = JsonNodeFactory.instance.objectNode();
        for (var use : query.measures()) {
            alias(json, use.measure().name(), use.key());
        }
        for (var group : query.groups()) {
            alias(json, group.dimension().dimension().name(), asked(group));
        }
        return json;
    }

    private static void alias(ObjectNode json, MemberName own, String asked) {
        if (!own.text().equals(asked)) {
            json.put(own.text(), asked);
        }
    }
}
