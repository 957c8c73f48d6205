package dev.cuboid.trial;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.execution.Database;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.plan.Planner;
import dev.cuboid.trial.Verdict.Outcome;
import java.time.Duration;
import java.util.List;

/** The verdicts on tests of one model, in the order of the files. */
public record TestRun(List<Verdict> verdicts) {
    public TestRun {
        verdicts = List.copyOf(verdicts);
    }

    /** Runs tests one after another; a database that cannot be reached ends the run. */
    public static TestRun of(List<ModelTest> tests, SemanticModel model, Database database) {
        var planner = new Planner(model);
        return new TestRun(
                tests.stream().map(test -> run(test, planner, database)).toList());
    }

    public boolean passed() {
        return verdicts.stream().allMatch(Verdict::passed);
    }

    /** For people at a terminal. */
    public String text() {
        return VerdictText.of(this);
    }

    /** For build servers. */
    public String junit() {
        return VerdictXml.of(this);
    }

    long count(Outcome outcome) {
        return verdicts.stream().filter(verdict -> verdict.outcome() == outcome).count();
    }

    private static Verdict run(ModelTest test, Planner planner, Database database) {
        long start = System.nanoTime();
        try {
            var objections = Judgement.of(test, new Session(planner, database, test.circumstances()));
            return verdict(test, objections.isEmpty() ? Outcome.PASSED : Outcome.FAILED, objections, start);
        } catch (Rejected refused) {
            if (refused.diagnostics().stream().anyMatch(problem -> problem.code() == ErrorCode.DATABASE_UNAVAILABLE)) {
                throw refused;
            }
            return verdict(
                    test,
                    Outcome.REFUSED,
                    refused.diagnostics().stream().map(Diagnostic::text).toList(),
                    start);
        }
    }

    private static Verdict verdict(ModelTest test, Outcome outcome, List<String> objections, long start) {
        return new Verdict(
                test.name(), test.location(), outcome, objections, Duration.ofNanos(System.nanoTime() - start));
    }
}
