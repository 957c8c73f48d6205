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

/** Every parameter of files, cubes and views, of pre-aggregations and access policies: the data model's table, as data. */
final class CubeShapes {
    private static final String OF_PRE_AGGREGATIONS = "means something for pre-aggregations only, which are not built";
    private static final Shape REFRESH_KEY = Shape.of(
            "refresh_key",
            p(
                    "sql",
                    new Kind.Partly(
                            SQL, "plain SQL is; with references in it, the data is read each time it is asked for")),
            p("every", TEXT),
            p("timezone", TEXT),
            p("immutable", FLAG),
            p("incremental", new Kind.Partly(FLAG, OF_PRE_AGGREGATIONS)),
            p("updateWindow", new Kind.Partly(TEXT, OF_PRE_AGGREGATIONS)));

    private static final Shape SQL_ONLY = Shape.of("item", p("sql", SQL));

    private static final Shape INDEX = Shape.of(
            "index",
            p("name", NAME),
            p("columns", listOf(TEXT)),
            p("sql", SQL),
            p("type", choice("regular", "aggregate")));

    static final Shape PRE_AGGREGATION = Shape.of(
            "pre-aggregation",
            p("name", NAME),
            p(
                    "type",
                    new Kind.Partly(
                            choice("rollup", "originalSql", "rollupJoin", "rollupLambda", "autoRollup"),
                            "`auto_rollup` is an error, as in Cube's open edition")),
            p("measures", listOf(REFERENCE), "measureReferences"),
            p("dimensions", listOf(REFERENCE), "dimensionReferences"),
            p("segments", listOf(REFERENCE), "segmentReferences"),
            p("timeDimension", REFERENCE, "timeDimensionReference"),
            p("granularity", NAME),
            p(
                    "timeDimensions",
                    listOf(part(Shape.of("time dimension", p("dimension", REFERENCE), p("granularity", NAME)))),
                    "timeDimensionReferences"),
            p("partitionGranularity", choice("hour", "day", "week", "month", "quarter", "year")),
            p("refreshKey", part(REFRESH_KEY)),
            p("buildRangeStart", part(SQL_ONLY), "refreshRangeStart"),
            p("buildRangeEnd", part(SQL_ONLY), "refreshRangeEnd"),
            p("scheduledRefresh", FLAG),
            p("external", FLAG),
            p("indexes", named(INDEX)),
            p("allowNonStrictDateRangeMatch", FLAG),
            p("useOriginalSqlPreAggregations", FLAG),
            p("rollups", listOf(REFERENCE), "rollupReferences"),
            p("unionWithSourceData", FLAG),
            p("uniqueKeyColumns", listOf(TEXT)),
            p("streamOffset", choice("earliest", "latest")),
            p(
                    "outputColumnTypes",
                    listOf(part(Shape.of("output column type", p("member", REFERENCE), p("type", TEXT))))),
            p("readOnly", FLAG),
            p("sqlAlias", NAME));

    private static final Shape MEMBER_CHOICE = Shape.of(
            "member_level",
            p("includes", new Kind.AllOr(listOf(REFERENCE))),
            p("excludes", new Kind.AllOr(listOf(REFERENCE))));

    private static final Shape ACCESS_POLICY = Shape.of(
            "access policy",
            p("group", TEXT),
            p("groups", listOf(TEXT)),
            p("role", TEXT),
            p("conditions", listOf(part(Shape.of("condition", p("if", TEXT))))),
            p("memberLevel", part(MEMBER_CHOICE)),
            p(
                    "rowLevel",
                    part(Shape.of("row_level", p("filters", listOf(part(MemberShapes.FILTER))), p("allowAll", FLAG)))),
            p("memberMasking", part(MEMBER_CHOICE)));

    private static final String NOT_BUILT = "read and checked; not built, queries read the source";
    private static final String POLICY = "read and checked; queries that touch its cube or view are refused (Q208)";

    private static final Shape CUBE = Shape.of(
                    "cube",
                    p("name", NAME),
                    p("sql", SQL),
                    p("sqlTable", SQL),
                    p("sqlAlias", NAME),
                    p("extends", REFERENCE),
                    p(
                            "dataSource",
                            new Kind.Partly(
                                    TEXT,
                                    "a name is served; with one that depends on the caller, queries are refused (Q208)")),
                    p("title", TEXT),
                    p("description", TEXT),
                    p("public", MemberShapes.PUBLIC, "shown", "visible"),
                    p("refreshKey", part(REFRESH_KEY)),
                    p("meta", OBJECT),
                    p("calendar", FLAG),
                    p("rewriteQueries", new Kind.Partly(FLAG, "loads without effect: every query is planned whole")),
                    p("preAggregations", new Kind.Partly(named(PRE_AGGREGATION), NOT_BUILT)),
                    p("joins", named(MemberShapes.JOIN)),
                    p("dimensions", named(MemberShapes.DIMENSION)),
                    p("measures", named(MemberShapes.MEASURE)),
                    p("segments", named(MemberShapes.SEGMENT)),
                    p("hierarchies", named(MemberShapes.HIERARCHY)),
                    p("accessPolicy", new Kind.Partly(listOf(part(ACCESS_POLICY)), POLICY)))
            .misplaced("defaultFilters", "`default_filters` belongs to a view")
            .misplaced("folders", "`folders` belongs to a view")
            .misplaced("cubes", "`cubes` belongs to a view; list it under `views`");

    private static final Shape INCLUDE = Shape.of(
            "included member",
            p("name", REFERENCE),
            p("alias", NAME),
            p("title", TEXT),
            p("description", TEXT),
            p("format", MemberShapes.format()),
            p("meta", OBJECT));

    private static final Shape VIEW_CUBE = Shape.of(
            "item of `cubes`",
            p("joinPath", REFERENCE),
            p("includes", new Kind.AllOr(listOf(new Kind.Either(REFERENCE, part(INCLUDE))))),
            p("excludes", listOf(REFERENCE)),
            p("prefix", FLAG),
            p("alias", NAME),
            p("split", FLAG));

    private static final Shape FOLDER = Shape.of(
            "folder",
            p("name", TEXT),
            p("joinPath", REFERENCE),
            p("includes", new Kind.AllOr(listOf(new Kind.Either(REFERENCE, new Kind.Part(CubeShapes::folder))))));

    private static final Shape DEFAULT_FILTER = Shape.of(
            "default filter",
            p("member", REFERENCE, "dimension"),
            p("operator", TEXT),
            p("values", ANYTHING),
            p("and", listOf(part(MemberShapes.FILTER))),
            p("or", listOf(part(MemberShapes.FILTER))),
            p("unless", new Kind.OneOrMore(REFERENCE)));

    private static final Shape VIEW = Shape.of(
                    "view",
                    p("name", NAME),
                    p("extends", REFERENCE),
                    p("title", TEXT),
                    p("description", TEXT),
                    p("public", MemberShapes.PUBLIC, "shown", "visible"),
                    p("meta", OBJECT),
                    p("cubes", listOf(part(VIEW_CUBE))),
                    p("folders", listOf(part(FOLDER))),
                    p("accessPolicy", new Kind.Partly(listOf(part(ACCESS_POLICY)), POLICY)),
                    p("viewGroup", TEXT),
                    p("viewGroups", listOf(TEXT)),
                    p("defaultFilters", listOf(part(DEFAULT_FILTER)), "filters"),
                    p("measures", named(MemberShapes.MEASURE)),
                    p("dimensions", named(MemberShapes.DIMENSION)))
            .misplaced("joins", "joins are declared on cubes; a view names the paths in `cubes`")
            .misplaced("sql", "a view has no table of its own; name cubes in `cubes`")
            .misplaced("sqlTable", "a view has no table of its own; name cubes in `cubes`")
            .misplaced("segments", "declare the segment on its cube and include it")
            .misplaced("includes", "put it under an item of `cubes`, beside its `join_path`");

    private static final Shape VIEW_GROUP = Shape.of(
            "view group",
            p("name", NAME),
            p("title", TEXT),
            p("description", TEXT),
            p("views", listOf(REFERENCE)),
            p("includes", listOf(new Kind.Either(REFERENCE, new Kind.Part(CubeShapes::viewGroup)))));

    private static final String OF_A_CUBE = "it belongs to a cube: indent it as far as the cube's `name`";

    static final Shape FILE = Shape.of(
                    "model file", p("cubes", named(CUBE)), p("views", named(VIEW)), p("viewGroups", named(VIEW_GROUP)))
            .misplaced("measures", OF_A_CUBE)
            .misplaced("dimensions", OF_A_CUBE)
            .misplaced("joins", OF_A_CUBE)
            .misplaced("segments", OF_A_CUBE)
            .misplaced("preAggregations", OF_A_CUBE)
            .misplaced("name", OF_A_CUBE)
            .misplaced("sqlTable", OF_A_CUBE)
            .misplaced("sql", OF_A_CUBE)
            .misplaced("cube", "write a list: `cubes:` and below it `- name: …`")
            .misplaced("view", "write a list: `views:` and below it `- name: …`");

    private static Shape folder() {
        return FOLDER;
    }

    private static Shape viewGroup() {
        return VIEW_GROUP;
    }

    private CubeShapes() {}
}
