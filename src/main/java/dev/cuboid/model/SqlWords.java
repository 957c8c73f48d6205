package dev.cuboid.model;

import java.util.Set;

/** Words of PostgreSQL's expressions, as far as they tell columns, scalar functions and aggregates apart. */
final class SqlWords {
    private static final Set<String> AGGREGATES = words("""
            any_value approx_count_distinct approx_distinct approx_percentile arg_max arg_min array_agg avg bit_and bit_or
            bit_xor bool_and bool_or corr count covar_pop covar_samp every hll_add_agg hll_union_agg json_agg json_agg_strict
            json_arrayagg json_object_agg json_objectagg jsonb_agg jsonb_object_agg listagg max max_by median min min_by mode
            percentile_cont percentile_disc quantile quantile_cont quantile_disc range_agg range_intersect_agg regr_avgx
            regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy stddev stddev_pop stddev_samp
            string_agg sum var_pop var_samp variance xmlagg""");
    private static final Set<String> SCALARS = words("""
            abs age ceil ceiling coalesce concat concat_ws cast date date_bin date_part date_trunc div exp extract floor
            format greatest initcap left least length ln log lower lpad ltrim make_date make_interval make_timestamp mod now
            nullif position power regexp_replace replace right round rpad rtrim sign split_part sqrt strpos substr substring
            timezone to_char to_date to_number to_timestamp trim trunc try_cast upper width_bucket""");
    private static final Set<String> KEYWORDS = words("""
            all and any array as asc asymmetric at between both by case cast collate current_catalog current_date current_role
            current_schema current_time current_timestamp current_user desc distinct else end escape except exists false
            filter first following for from group groups having ilike in interval intersect is isnull last leading like
            localtime localtimestamp not notnull null nulls on or order over overlaps partition preceding range row rows
            select session_user similar some symmetric then time timestamp to trailing true unbounded union unknown user
            using when where window with within without zone current""");
    private static final Set<String> TYPE_WORDS =
            words("precision varying with without time zone unsigned year month day hour minute second to");

    static boolean isAggregate(String word) {
        return AGGREGATES.contains(word);
    }

    static boolean isScalarFunction(String word) {
        return SCALARS.contains(word);
    }

    static boolean isKeyword(String word) {
        return KEYWORDS.contains(word);
    }

    /** Words that go on with the name of a type, as in {@code timestamp with time zone}. */
    static boolean continuesType(String word) {
        return TYPE_WORDS.contains(word);
    }

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }

    private SqlWords() {}
}
