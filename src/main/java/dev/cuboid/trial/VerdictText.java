package dev.cuboid.trial;

import dev.cuboid.trial.Verdict.Outcome;

/** Verdicts as plain text: a line for each test, and below it what speaks against it. */
final class VerdictText {
    static String of(TestRun run) {
        var text = new StringBuilder();
        for (var verdict : run.verdicts()) {
            text.append(word(verdict.outcome())).append("  ").append(verdict.name());
            if (!verdict.passed()) {
                text.append("  (").append(verdict.location().text()).append(')');
            }
            text.append('\n');
            verdict.objections().forEach(objection -> text.append(objection.indent(6)));
        }
        return text.append("%n%d passed, %d failed, %d refused%n"
                        .formatted(run.count(Outcome.PASSED), run.count(Outcome.FAILED), run.count(Outcome.REFUSED)))
                .toString();
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "pass";
            case FAILED -> "FAIL";
            case REFUSED -> "REFUSED";
        };
    }

    private VerdictText() {}
}
