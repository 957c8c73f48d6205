package dev.cuboid.sql;

import dev.cuboid.plan.Plan;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/** Turns a plan into one statement; jOOQ's query parts are the syntax tree. Thread-safe. */
public final class SqlCompiler {
    private final Dialect dialect;
    private final DSLContext dsl;

    public SqlCompiler(Dialect dialect) {
        this.dialect = dialect;
        var settings = new Settings()
                .withRenderFormatted(true)
                .withRenderQuotedNames(RenderQuotedNames.ALWAYS)
                .withRenderSchema(true)
                .withParseWithMetaLookups(org.jooq.conf.ParseWithMetaLookups.OFF);
        this.dsl = DSL.using(dialect.jooq(), settings);
    }

    public SqlText compile(Plan.Result result) {
        return text(new PlanSql(dialect).result(result), result.keys());
    }

    /** A statement of one row and one column, the number of rows. */
    public SqlText compile(Plan.Count count) {
        return text(new PlanSql(dialect).count(count), List.of("total"));
    }

    /** A leg by itself, for people who want to run it alone. */
    public SqlText compile(Plan.Select leg) {
        return text(new PlanSql(dialect).leg(leg), leg.columns());
    }

    private SqlText text(org.jooq.Select<?> select, List<String> keys) {
        var binds = new Binds();
        var sql = binds.render(dsl, select);
        return new SqlText(sql, binds.values(), keys);
    }
}
