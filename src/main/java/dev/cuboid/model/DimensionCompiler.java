package dev.cuboid.model;

import dev.cuboid.definition.Definition.Scalar;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.model.Dimension.Granularity;
import dev.cuboid.model.Dimension.Kind;
import dev.cuboid.model.Dimension.Label;
import dev.cuboid.model.Dimension.NamedShift;
import dev.cuboid.model.Dimension.When;
import dev.cuboid.model.Measure.Direction;
import dev.cuboid.model.Measure.Shift;
import dev.cuboid.model.SqlTemplate.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Definitions of dimensions in, dimensions out. */
final class DimensionCompiler {
    private static final List<String> EXTRAS =
            List.of("suggestFilterValues", "order", "links", "aliases", "mask", "fieldType");
    private static final List<String> STAGED_ONLY = List.of("grain", "addGroupBy", "filter");

    private final MemberContext context;
    private final StageReader stages;

    DimensionCompiler(MemberContext context) {
        this.context = context;
        this.stages = new StageReader(context);
    }

    Dimension compile(Node node) {
        var described = context.describe(MemberKind.DIMENSION, node);
        var type = type(node, described);
        return new Dimension(
                context.nameOf(node),
                context.presentations().ofMember(node, type, context.owner(), described),
                type,
                node.flag("primaryKey", false),
                kind(node, type, described),
                granularities(node, type, described),
                shifts(node, described),
                extras(node));
    }

    private ValueType type(Node node, String described) {
        var type = node.text("type");
        if (!node.has("type")) {
            context.problems()
                    .report(
                            ErrorCode.MISSING_PARAMETER,
                            node.location(),
                            described + " has no `type`",
                            "add one of `string`, `number`, `boolean`, `time`, `geo`, `switch`");
        }
        return type.isEmpty() ? ValueType.STRING : ValueType.valueOf(type.toUpperCase(Locale.ROOT));
    }

    private Kind kind(Node node, ValueType type, String described) {
        rejectMisfits(node, type, described);
        if (type == ValueType.GEO) {
            return new Kind.Geo(coordinate(node, "latitude", described), coordinate(node, "longitude", described));
        }
        if (type == ValueType.SWITCH) {
            return switchValues(node, described);
        }
        if (node.has("case")) {
            return cases(node, described);
        }
        if (node.flag("multiStage", false)) {
            return new Kind.Staged(
                    context.sql(node, described, Use.STAGE),
                    stages.grain(node, described),
                    stages.filters(node, described));
        }
        return node.flag("subQuery", false)
                ? subQuery(node, described)
                : new Kind.Expression(context.sql(node, described, Use.ROW_VALUE));
    }

    private void rejectMisfits(Node node, ValueType type, String described) {
        var sources = List.of("sql", "case", "latitude", "values").stream()
                .filter(node::has)
                .toList();
        if (sources.size() > 1) {
            context.conflict(
                    node,
                    sources.get(1),
                    "%s has both `%s` and `%s`".formatted(described, sources.get(0), sources.get(1)),
                    "keep the one that gives the value");
        }
        rejectUnless(type == ValueType.GEO, node, List.of("latitude", "longitude"), described, "type `geo`");
        rejectUnless(type == ValueType.SWITCH, node, List.of("values"), described, "type `switch`");
        rejectUnless(
                node.flag("subQuery", false),
                node,
                List.of("propagateFiltersToSubQuery"),
                described,
                "`sub_query: true`");
        rejectUnless(node.flag("multiStage", false), node, STAGED_ONLY, described, "`multi_stage: true`");
        if (node.flag("multiStage", false)) {
            rejectUnless(false, node, List.of("subQuery", "primaryKey"), described, "`multi_stage: false`");
        }
    }

    private void rejectUnless(boolean fits, Node node, List<String> parameters, String described, String with) {
        for (var parameter : parameters) {
            if (!fits && node.has(parameter)) {
                context.conflict(
                        node,
                        parameter,
                        "%s: `%s` goes with %s only".formatted(described, Names.snakeCase(parameter), with),
                        "take `%s` away, or set %s".formatted(Names.snakeCase(parameter), with));
            }
        }
    }

    private SqlTemplate coordinate(Node node, String parameter, String described) {
        var part = node.part(parameter);
        if (part.isEmpty()) {
            context.problems()
                    .report(
                            ErrorCode.MISSING_PARAMETER,
                            node.location(),
                            "%s of type `geo` has no `%s`".formatted(described, parameter),
                            "add `%s: {sql: …}`".formatted(parameter));
            return SqlTemplate.text("NULL");
        }
        return context.sql(part.get(), "`%s` of %s".formatted(parameter, described), Use.ROW_VALUE);
    }

    private Kind switchValues(Node node, String described) {
        var values = node.scalars("values").stream().map(Scalar::text).toList();
        if (values.isEmpty()) {
            context.problems()
                    .report(
                            ErrorCode.MISSING_PARAMETER,
                            node.location(),
                            described + " of type `switch` has no `values`",
                            "add `values: […]` with at least one");
        }
        return new Kind.Switch(values);
    }

    private Kind cases(Node node, String described) {
        var choice = node.part("case").orElse(Node.EMPTY);
        if (choice.has("switch")) {
            return new SwitchReader(context).dimension(node, choice, described);
        }
        var whens = new ArrayList<When>();
        for (var when : choice.parts("when")) {
            var condition = context.sql(when, "a `when` of " + described, Use.ROW_CONDITION);
            whens.add(new When(condition, label(when, "a `when` of " + described)));
        }
        if (whens.isEmpty()) {
            context.problems()
                    .report(
                            ErrorCode.MISSING_PARAMETER,
                            node.at("case"),
                            described + ": `case` has no `when`",
                            "add `when: [{sql: …, label: …}]`");
        }
        var otherwise = choice.part("else");
        return new Kind.Case(
                whens,
                otherwise.map(part -> label(part, "the `else` of " + described)).orElseGet(Label.None::new));
    }

    private Label label(Node node, String described) {
        var text = node.scalar("label");
        if (text.isPresent()) {
            return new Label.Text(text.get().text());
        }
        var expression = node.part("label");
        if (expression.isEmpty()) {
            context.problems()
                    .report(
                            ErrorCode.MISSING_PARAMETER,
                            node.location(),
                            described + " has no `label`",
                            "add `label: …`, a text, or `label: {sql: …}`");
        }
        return expression
                .<Label>map(part -> new Label.Expression(context.sql(part, described, Use.ROW_VALUE)))
                .orElseGet(Label.None::new);
    }

    private Kind subQuery(Node node, String described) {
        var sql = context.sql(node, described, Use.SUB_QUERY);
        boolean readsMeasure = sql.parts().stream().anyMatch(this::isMeasure);
        if (!readsMeasure && node.has("sql")) {
            context.problems()
                    .report(
                            ErrorCode.WRONG_REFERENCE,
                            node.value("sql").orElseThrow().location(),
                            described + " is a sub-query, and names no measure",
                            "name a measure of a joined cube, such as `{other.total}`, or take `sub_query` away");
        }
        boolean keyed = context.scope()
                .symbols()
                .cube(context.scope().owner())
                .map(Symbols.Table::hasPrimaryKey)
                .orElse(true);
        if (!keyed) {
            context.problems()
                    .report(
                            ErrorCode.MISSING_PRIMARY_KEY,
                            node.location(),
                            "%s is a sub-query, which needs a primary key of its cube".formatted(described),
                            "add `primary_key: true` to the dimensions that identify a row of `%s`"
                                    .formatted(context.scope().owner()));
        }
        return new Kind.SubQuery(sql, node.flag("propagateFiltersToSubQuery", false));
    }

    private boolean isMeasure(Part part) {
        return part instanceof Part.MemberReference(var _, var name)
                && context.scope()
                        .symbols()
                        .member(name)
                        .map(member -> member.kind() == MemberKind.MEASURE)
                        .orElse(true);
    }

    private List<Granularity> granularities(Node node, ValueType type, String described) {
        rejectUnless(type == ValueType.TIME, node, List.of("granularities"), described, "type `time`");
        var reader = new GranularityReader(context);
        return node.parts("granularities").stream()
                .map(granularity -> reader.read(granularity, described))
                .toList();
    }

    private List<NamedShift> shifts(Node node, String described) {
        boolean calendar = context.scope()
                .symbols()
                .cube(context.scope().owner())
                .map(cube -> cube.node().flag("calendar", false))
                .orElse(false);
        rejectUnless(calendar, node, List.of("timeShift"), described, "`calendar: true` on the cube");
        return node.parts("timeShift").stream()
                .map(shift -> shift(shift, described))
                .toList();
    }

    private NamedShift shift(Node node, String described) {
        var interval = IntervalReader.read(node.text("interval"));
        boolean half = node.has("interval") != node.has("type");
        boolean unread = node.has("interval") && interval.isEmpty();
        boolean says = node.has("interval") || node.has("sql");
        if (half || unread || !says) {
            context.problems()
                    .report(
                            ErrorCode.WRONG_VALUE,
                            node.location(),
                            described + ": a `time_shift` has to have `interval` and `type`, or `name` and `sql`",
                            "write `{interval: 1 year, type: prior, sql: …}` or `{name: …, sql: …}`");
        }
        var direction = node.text("type").equals("next") ? Direction.NEXT : Direction.PRIOR;
        Optional<Shift> shift = interval.map(length -> new Shift.By(Optional.empty(), length, direction));
        Optional<SqlTemplate> sql = node.has("sql")
                ? Optional.of(context.sql(node, "a `time_shift` of " + described, Use.ROW_VALUE))
                : Optional.empty();
        return new NamedShift(node.name(), shift, sql);
    }

    private Map<String, Object> extras(Node node) {
        var extras = new LinkedHashMap<>(Extras.of(node, EXTRAS));
        node.scalar("key")
                .flatMap(context::dimension)
                .ifPresent(key -> extras.put("key", key.dimension().text()));
        return extras;
    }
}
