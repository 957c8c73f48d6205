package dev.cuboid.model;

import dev.cuboid.definition.Definition.Scalar;
import dev.cuboid.diagnostic.ErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether an access policy means something: who it is for, what it names, and what it asks of the caller. */
final class PolicyCheck {
    private static final List<String> WHO = List.of("group", "groups", "role");
    private static final List<String> CONTEXTS = List.of("securityContext", "security_context", "userAttributes");
    private static final Pattern EXPRESSION = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.'\"])[A-Za-z_]\\w*(?![\\w'\"])");
    private static final List<String> WORDS =
            List.of("true", "false", "null", "undefined", "and", "or", "not", "in", "True", "False", "None");
    private static final String VALUE_FORM = "write `\"{ securityContext.name }\"`";

    private final MemberContext context;

    PolicyCheck(MemberContext context) {
        this.context = context;
    }

    void check(Node policy) {
        who(policy);
        policy.parts("conditions").forEach(this::condition);
        for (var parameter : List.of("memberLevel", "memberMasking")) {
            policy.part(parameter).ifPresent(members -> members(members, parameter));
        }
        if (policy.has("memberMasking") && !policy.has("memberLevel")) {
            context.conflict(
                    policy,
                    "memberMasking",
                    "`member_masking` needs `member_level` in the same policy",
                    "add `member_level: {includes: […]}`");
        }
        policy.part("rowLevel").ifPresent(this::rows);
    }

    private void who(Node policy) {
        if (WHO.stream().filter(policy::has).count() != 1) {
            context.problems()
                    .report(
                            ErrorCode.CONFLICTING_PARAMETERS,
                            policy.location(),
                            "an access policy of `%s` has to have exactly one of `group`, `groups`, `role`"
                                    .formatted(context.scope().owner()),
                            "write `group: \"*\"` for everyone");
        }
        if (policy.has("groups") && policy.scalars("groups").isEmpty()) {
            context.problems()
                    .report(
                            ErrorCode.WRONG_VALUE,
                            policy.at("groups"),
                            "an access policy of `%s` is for no group at all"
                                    .formatted(context.scope().owner()),
                            "name a group, or write `group: \"*\"` for everyone");
        }
    }

    private void condition(Node condition) {
        var expression = condition.scalar("if").filter(scalar -> !scalar.text().isBlank());
        if (expression.isEmpty()) {
            context.problems()
                    .report(
                            ErrorCode.MISSING_PARAMETER,
                            condition.location(),
                            "a condition of an access policy has no `if`",
                            "write `if: \"{ securityContext.name }\"`");
            return;
        }
        var text = expression.get();
        if (List.of("true", "false").contains(text.text().strip())) {
            return;
        }
        if (!EXPRESSION.matcher(text.text()).find()) {
            context.problems()
                    .report(
                            ErrorCode.WRONG_VALUE,
                            text.location(),
                            "the condition `%s` asks nothing of the caller".formatted(text.text()),
                            VALUE_FORM.replace("name", "isManager"));
            return;
        }
        ofCaller(text);
    }

    /** Names between braces begin at the caller's context, never at a cube. */
    private void ofCaller(Scalar text) {
        var expressions = EXPRESSION.matcher(text.text());
        while (expressions.find()) {
            var names = NAME.matcher(expressions.group(1));
            while (names.find()) {
                var name = names.group();
                if (!CONTEXTS.contains(name) && !WORDS.contains(name)) {
                    reportName(name, text, expressions.start(1) + names.start());
                }
            }
        }
    }

    private void reportName(String name, Scalar text, int offset) {
        boolean cube = context.scope().symbols().cube(name).isPresent()
                || name.equals("CUBE")
                || name.equals(context.scope().owner());
        context.problems()
                .report(
                        cube ? ErrorCode.WRONG_REFERENCE : ErrorCode.UNKNOWN_REFERENCE,
                        text.at(offset),
                        cube
                                ? "Cube references are not allowed when evaluating RLS conditions or filters. Found: `%s` in `%s`"
                                        .formatted(name, context.scope().owner())
                                : "`%s` is nothing that an access policy can read".formatted(name),
                        "a policy reads the caller's token: " + VALUE_FORM);
    }

    private void members(Node choice, String parameter) {
        if (!choice.has("includes") && !choice.has("excludes")) {
            context.problems()
                    .report(
                            ErrorCode.MISSING_PARAMETER,
                            choice.location(),
                            "`%s` of an access policy of `%s` has neither `includes` nor `excludes`"
                                    .formatted(
                                            Names.snakeCase(parameter),
                                            context.scope().owner()),
                            "add `includes: […]`, or `includes: \"*\"`");
        }
        for (var list : List.of("includes", "excludes")) {
            choice.scalars(list).forEach(this::ownMember);
        }
    }

    private void rows(Node rows) {
        boolean all = rows.flag("allowAll", false);
        if (rows.has("filters") && all) {
            context.conflict(rows, "allowAll", "`row_level` has both `filters` and `allow_all`", "keep one of them");
        }
        if (!rows.has("filters") && !all) {
            context.problems()
                    .report(
                            ErrorCode.MISSING_PARAMETER,
                            rows.location(),
                            "`row_level` of an access policy of `%s` has neither `filters` nor `allow_all: true`"
                                    .formatted(context.scope().owner()),
                            "add `filters: [{member: …, operator: equals, values: […]}]`");
        }
        new FilterReader(context.problems(), this::ownMember, this::ofCaller).readAll(rows.parts("filters"));
    }

    /** A member of the cube or view itself, that has a value or is a condition. */
    private Optional<String> ownMember(Scalar reference) {
        var target = context.target(reference);
        if (target.isEmpty()) {
            return Optional.empty();
        }
        boolean own = target.get() instanceof Target.OfMember(var path, var member)
                && (context.inView() || path.isEmpty())
                && member.kind() != MemberKind.PRE_AGGREGATION;
        if (!own) {
            context.problems()
                    .report(
                            ErrorCode.WRONG_REFERENCE,
                            reference.location(),
                            "an access policy of `%s` names `%s`, which is no member of it"
                                    .formatted(context.scope().owner(), reference.text()),
                            "put the policy on the cube or view whose member that is");
            return Optional.empty();
        }
        return Optional.of(reference.text());
    }
}
