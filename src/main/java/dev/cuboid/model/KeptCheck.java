package dev.cuboid.model;

import dev.cuboid.diagnostic.ErrorCode;
import java.util.List;

/** What is kept for later stages and not compiled here: refresh keys, pre-aggregations, access policies. */
final class KeptCheck {
    private final MemberContext context;

    KeptCheck(MemberContext context) {
        this.context = context;
    }

    void check(Node owner) {
        owner.part("refreshKey")
                .ifPresent(key -> new RefreshKeyCheck(context).check(key, "refresh_key of `" + owner.name() + "`"));
        owner.parts("preAggregations").forEach(this::preAggregation);
        var policies = new PolicyCheck(context);
        owner.parts("accessPolicy").forEach(policies::check);
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
        node.part("refreshKey")
                .ifPresent(key -> new RefreshKeyCheck(context).check(key, "refresh_key of " + described));
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
