package dev.cuboid.model;

import static dev.cuboid.model.Kind.Plain.ANYTHING;
import static dev.cuboid.model.Kind.Plain.FLAG;
import static dev.cuboid.model.Kind.Plain.NAME;
import static dev.cuboid.model.Kind.Plain.OBJECT;
import static dev.cuboid.model.Kind.Plain.REFERENCE;
import static dev.cuboid.model.Kind.Plain.SQL;
import static dev.cuboid.model.Kind.Plain.TEXT;
import static dev.cuboid.model.Kind.choice;
import static dev.cuboid.model.Kind.listOf;
import static dev.cuboid.model.Kind.named;
import static dev.cuboid.model.Kind.part;
import static dev.cuboid.model.Shape.p;

/** Every parameter of measures, dimensions, segments, joins and hierarchies: the data model's table, as data. */
final class MemberShapes {
    static final Shape FILTER = Shape.of(
            "filter",
            p("member", REFERENCE, "dimension"),
            p("operator", TEXT),
            p("values", ANYTHING),
            p("and", listOf(new Kind.Part(MemberShapes::filter))),
            p("or", listOf(new Kind.Part(MemberShapes::filter))));

    private static final Shape SQL_ONLY = Shape.of("item", p("sql", SQL));

    private static final Shape WHEN =
            Shape.of("case", p("sql", SQL), p("label", new Kind.Either(TEXT, part(SQL_ONLY))), p("value", TEXT));

    private static final Shape CASE = Shape.of(
            "case",
            p("when", listOf(part(WHEN))),
            p("else", part(Shape.of("else", p("sql", SQL), p("label", new Kind.Either(TEXT, part(SQL_ONLY)))))),
            p("switch", REFERENCE));

    private static final Shape GRAIN = Shape.of(
            "grain",
            p("keepOnly", listOf(REFERENCE)),
            p("exclude", listOf(REFERENCE)),
            p("include", listOf(REFERENCE)));

    private static final Shape CONTEXT = Shape.of(
            "filter",
            p("keepOnly", listOf(REFERENCE)),
            p("exclude", listOf(REFERENCE)),
            p("include", listOf(part(FILTER))),
            p("mode", choice("relative", "fixed")));

    private static final Shape TIME_SHIFT = Shape.of(
            "time_shift",
            p("timeDimension", REFERENCE),
            p("interval", TEXT),
            p("type", choice("prior", "next")),
            p("name", NAME));

    private static final Shape ROLLING_WINDOW = Shape.of(
            "rolling_window",
            p("type", choice("fixed", "toDate", "yearToDate", "quarterToDate", "monthToDate")),
            p("trailing", TEXT),
            p("leading", TEXT),
            p("offset", choice("start", "end")),
            p("granularity", NAME));

    private static final Kind FORMAT =
            new Kind.Either(TEXT, part(Shape.of("format", p("type", choice("link")), p("label", TEXT))));

    private static final Kind MASK = new Kind.Partly(
            new Kind.Either(TEXT, part(SQL_ONLY)),
            "shown by the meta endpoint; never applied, as policies are refused");

    /** May be text that depends on the caller. */
    static final Kind PUBLIC =
            new Kind.Partly(FLAG, "true and false are served; what depends on COMPILE_CONTEXT is shown to nobody");

    static final Shape MEASURE = Shape.of(
                    "measure",
                    p("name", NAME),
                    p("sql", SQL),
                    p(
                            "type",
                            choice(
                                    "count",
                                    "countDistinct",
                                    "countDistinctApprox",
                                    "sum",
                                    "avg",
                                    "min",
                                    "max",
                                    "number",
                                    "string",
                                    "time",
                                    "boolean",
                                    "numberAgg",
                                    "rank",
                                    "runningTotal")),
                    p("title", TEXT),
                    p("description", TEXT),
                    p("public", PUBLIC, "shown", "visible"),
                    p("meta", OBJECT),
                    p(
                            "filters",
                            new Kind.Partly(
                                    listOf(part(SQL_ONLY)),
                                    "served on aggregates and stages; on calculated measures a query is refused (Q208)")),
                    p("drillMembers", listOf(REFERENCE), "drillMemberReferences"),
                    p(
                            "drillFilters",
                            new Kind.Partly(
                                    listOf(part(SQL_ONLY)),
                                    "loads; the operator `measureFilter` is refused for it (Q208)")),
                    p(
                            "rollingWindow",
                            new Kind.Partly(
                                    part(ROLLING_WINDOW),
                                    "served on aggregates; on calculated and multi-stage measures a query is refused (Q208)")),
                    p("multiStage", FLAG),
                    p("grain", part(GRAIN)),
                    p("groupBy", listOf(REFERENCE)),
                    p("reduceBy", listOf(REFERENCE)),
                    p("addGroupBy", listOf(REFERENCE)),
                    p("filter", part(CONTEXT)),
                    p("timeShift", listOf(part(TIME_SHIFT))),
                    p("orderBy", listOf(part(Shape.of("order_by", p("sql", SQL), p("dir", choice("asc", "desc")))))),
                    p("case", part(CASE)),
                    p("mask", MASK),
                    p("format", FORMAT),
                    p("currency", TEXT),
                    p(
                            "cumulative",
                            new Kind.Partly(FLAG, "shown by the meta endpoint, which is all that it does in Cube")),
                    p("aliases", listOf(TEXT)))
            .misplaced("primaryKey", "`primary_key` belongs to a dimension")
            .misplaced("subQuery", "`sub_query` belongs to a dimension");

    private static final Shape GRANULARITY = Shape.of(
            "granularity",
            p("name", NAME),
            p("title", TEXT),
            p("interval", TEXT),
            p("origin", TEXT),
            p("offset", TEXT),
            p("sql", SQL));

    private static final Shape NAMED_SHIFT = Shape.of(
            "time_shift", p("name", NAME), p("interval", TEXT), p("type", choice("prior", "next")), p("sql", SQL));

    private static final Shape LINK = Shape.of(
            "link",
            p("name", NAME),
            p("label", TEXT),
            p("url", SQL),
            p("dashboard", TEXT),
            p("icon", TEXT),
            p("target", choice("blank", "self")),
            p("primary", FLAG),
            p("params", listOf(part(Shape.of("param", p("key", TEXT), p("value", SQL))))));

    static final Shape DIMENSION = Shape.of(
                    "dimension",
                    p("name", NAME),
                    p("sql", SQL),
                    p("type", choice("string", "number", "boolean", "time", "geo", "switch")),
                    p("title", TEXT),
                    p("description", TEXT),
                    p("public", PUBLIC, "shown", "visible"),
                    p("meta", OBJECT),
                    p("primaryKey", FLAG),
                    p("subQuery", FLAG),
                    p("propagateFiltersToSubQuery", FLAG),
                    p("case", part(CASE)),
                    p("granularities", named(GRANULARITY)),
                    p("timeShift", listOf(part(NAMED_SHIFT))),
                    p("latitude", part(SQL_ONLY)),
                    p("longitude", part(SQL_ONLY)),
                    p("values", listOf(TEXT)),
                    p("format", FORMAT),
                    p("currency", TEXT),
                    p("mask", MASK),
                    p("links", listOf(part(LINK))),
                    p("order", choice("asc", "desc")),
                    p("key", REFERENCE),
                    p("suggestFilterValues", FLAG, "enableSuggestions"),
                    p("multiStage", FLAG),
                    p("grain", part(GRAIN)),
                    p("addGroupBy", listOf(REFERENCE)),
                    p("filter", part(CONTEXT)),
                    p(
                            "valuesAsSegments",
                            new Kind.Partly(
                                    FLAG, "loads and makes no segments, so a query that names one is refused (Q202)")),
                    p("fieldType", TEXT),
                    p("aliases", listOf(TEXT)))
            .misplaced("drillMembers", "`drill_members` belongs to a measure")
            .misplaced("filters", "`filters` belongs to a measure");

    static final Shape SEGMENT = Shape.of(
            "segment",
            p("name", NAME),
            p("sql", SQL),
            p("title", TEXT),
            p("description", TEXT),
            p("public", PUBLIC, "shown", "visible"),
            p("meta", OBJECT),
            p("aliases", listOf(TEXT)));

    static final Shape JOIN = Shape.of(
                    "join",
                    p("name", NAME),
                    p("sql", SQL),
                    p("relationship", choice("oneToOne", "oneToMany", "manyToOne", "hasOne", "hasMany", "belongsTo")))
            .misplaced("type", "every join keeps the rows of the cube that declares it (LEFT JOIN)")
            .misplaced("joinType", "every join keeps the rows of the cube that declares it (LEFT JOIN)");

    static final Shape HIERARCHY = Shape.of(
            "hierarchy",
            p("name", NAME),
            p("title", TEXT),
            p("description", TEXT),
            p("public", PUBLIC, "shown", "visible"),
            p("meta", OBJECT),
            p("levels", listOf(REFERENCE)));

    static Kind format() {
        return FORMAT;
    }

    private static Shape filter() {
        return FILTER;
    }

    private MemberShapes() {}
}
