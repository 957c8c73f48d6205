package dev.cuboid.model;

import dev.cuboid.diagnostic.ErrorCode;
import java.util.List;
import java.util.regex.Pattern;

/** What is kept for later stages and not compiled here: refresh keys, pre-aggregations, access policies. */
final class KeptCheck {
    private static final Pattern EVERY = Pattern.compile("\\d+ (second|minute|hour|day|week)s?");
    private static final Pattern CRON = Pattern.compile("\\S+( \\S+){4,5}");

    private final MemberContext context;

    KeptCheck(MemberContext context) {
        this.context = context;
    }

    void check(Node owner) {
        owner.part("refreshKey").ifPresent(key -> refreshKey(key, "refresh_key of `" + owner.name() + "`"));
        owner.parts("preAggregations").forEach(this::preAggregation);
        var policies = new PolicyCheck(context);
        owner.parts("accessPolicy").forEach(policies::check);
    }

    private void refreshKey(Node key, String described) {
        var every = key.text("every");
        boolean interval = EVERY.matcher(every).matches();
        boolean cron = !interval && CRON.matcher(every).matches();
        if (key.has("every") && !interval && !cron) {
            context.problems()
                    .report(
                            ErrorCode.WRONG_VALUE,
                            key.value("every").orElseThrow().location(),
                            "%s: `%s` is neither an interval nor a CRON schedule".formatted(described, every),
                            "write something like `every: 10 minutes` or `every: \"0 8 * * *\"`");
        }
        if (key.has("sql") && (cron || key.has("timezone"))) {
            context.conflict(
                    key,
                    "sql",
                    described + ": `sql` goes neither with a CRON schedule nor with a `timezone`",
                    "keep `sql` with an interval, or the schedule alone");
        }
        if (key.has("timezone") && !cron) {
            context.conflict(
                    key, "timezone", described + ": `timezone` goes with a CRON schedule only", "take `timezone` away");
        }
        if (key.flag("incremental", false) && key.has("sql")) {
            context.conflict(
                    key, "sql", described + ": `incremental` and `sql` exclude each other", "keep one of them");
        }
    }

    private void preAggregation(Node node) {
        var described = context.describe(MemberKind.PRE_AGGREGATION, node);
        if (node.mapping().entries().size() == 1) {
            context.problems()
                    .report(
                            ErrorCode.MISSING_PARAMETER,
                            node.location(),
                            described + " is empty",
                            "add `measures`, `dimensions` and a `time_dimension`");
        }
        if (node.text("type").equals("autoRollup")) {
            context.problems()
                    .report(
                            ErrorCode.NOT_SUPPORTED,
                            node.at("type"),
                            described + ": type `auto_rollup` is not supported",
                            "use `rollup` and name its measures and dimensions");
        }
        timeDimension(node, described);
        node.part("refreshKey").ifPresent(key -> refreshKey(key, "refresh_key of " + described));
        references(node);
    }

    private void timeDimension(Node node, String described) {
        boolean original = node.text("type").equals("originalSql");
        if (!original && node.has("timeDimension") != node.has("granularity")) {
            context.conflict(
                    node,
                    node.has("timeDimension") ? "timeDimension" : "granularity",
                    described + ": `time_dimension` and `granularity` go together",
                    "add the one that is missing");
        }
        if (node.has("timeDimension") && node.has("timeDimensions")) {
            context.conflict(
                    node,
                    "timeDimensions",
                    described + " has both `time_dimension` and `time_dimensions`",
                    "keep one of them");
        }
    }

    private void references(Node node) {
        for (var parameter : List.of("measures", "dimensions", "segments")) {
            node.scalars(parameter).forEach(context::target);
        }
        node.scalar("timeDimension").ifPresent(context::target);
        node.parts("timeDimensions").forEach(item -> item.scalar("dimension").ifPresent(context::target));
    }
}
