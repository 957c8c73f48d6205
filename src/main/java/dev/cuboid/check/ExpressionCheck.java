package dev.cuboid.check;

import dev.cuboid.check.DatabaseFindings.Unchecked;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.model.Cube;
import dev.cuboid.model.MemberName;
import dev.cuboid.model.SemanticModel;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether the database understands every expression, and gives what the model declares. Expressions are asked for many at a
 * time; only where that fails are they taken apart, by halves.
 */
final class ExpressionCheck {
    private static final int MOST_AT_ONCE = 200;

    private final SemanticModel model;
    private final Session session;
    private final Catalog catalog;
    private final Statements statements;
    private final Refusals refusals;
    private final Set<String> lostCubes;

    private final List<Failure> failures = new ArrayList<>();
    private final List<Unchecked> unchecked = new ArrayList<>();
    private final Set<MemberName> failed = new LinkedHashSet<>();
    private int count;

    private record Failure(Probe probe, Diagnostic problem) {}

    /** @param lostCubes whose rows cannot be read at all */
    ExpressionCheck(
            SemanticModel model,
            Session session,
            Catalog catalog,
            Statements statements,
            Refusals refusals,
            Set<String> lostCubes) {
        this.model = model;
        this.session = session;
        this.catalog = catalog;
        this.statements = statements;
        this.refusals = refusals;
        this.lostCubes = lostCubes;
    }

    void check(List<Probe> probes) throws SQLException {
        var reachable = probes.stream().filter(this::isReachable).toList();
        check(reachable, false, Statements.Ask.OfRow.class);
        check(reachable, true, Statements.Ask.OfGroup.class);
        check(reachable, true, Statements.Ask.OfTotal.class);
    }

    private boolean isReachable(Probe probe) {
        return !lostCubes.contains(probe.subject().member().cube())
                && probe.references().cubes().stream().noneMatch(lostCubes::contains);
    }

    private void check(List<Probe> probes, boolean whole, Class<? extends Statements.Ask> kind) throws SQLException {
        var due = probes.stream()
                .filter(probe -> kind.isInstance(probe.ask()))
                .filter(probe -> !whole || !failed.contains(probe.subject().member()))
                .toList();
        for (int i = 0; i < due.size(); i += MOST_AT_ONCE) {
            ask(due.subList(i, Math.min(due.size(), i + MOST_AT_ONCE)));
        }
    }

    private void ask(List<Probe> probes) throws SQLException {
        if (session.isOver()) {
            probes.forEach(probe -> leave(probe, "the time is used up"));
            return;
        }
        try {
            var sql = statements.describing(probes.stream().map(Probe::ask).toList());
            var types = session.columnTypes(sql.sql(), sql.binds());
            for (int i = 0; i < probes.size(); i++) {
                compare(probes.get(i), catalog.type(types.get(i)));
            }
            count += probes.size();
        } catch (Rejected notPlanned) {
            if (probes.size() > 1) {
                askHalves(probes);
            } else {
                leave(probes.getFirst(), notPlanned.diagnostics().getFirst().message());
            }
        } catch (SQLException failure) {
            if (probes.size() > 1 && !session.isOver()) {
                askHalves(probes);
            } else {
                refuse(probes.getFirst(), failure);
            }
        }
    }

    private void askHalves(List<Probe> probes) throws SQLException {
        ask(probes.subList(0, probes.size() / 2));
        ask(probes.subList(probes.size() / 2, probes.size()));
    }

    private void refuse(Probe probe, SQLException failure) throws SQLException {
        if (Session.wasCutOff(failure)) {
            leave(probe, "the database did not answer in time");
            return;
        }
        count++;
        fail(probe, refusals.problem(failure, probe.subject(), home(probe)));
    }

    private Cube home(Probe probe) {
        var path = switch (probe.ask()) {
            case Statements.Ask.OfRow(var way, var _) -> way;
            case Statements.Ask.OfGroup(var way, var _) -> way;
            case Statements.Ask.OfTotal(var way, var _) -> way;
        };
        return model.cube(path.getLast()).orElseThrow();
    }

    private void compare(Probe probe, DatabaseType real) {
        var expected = probe.expected();
        if (expected.types().isEmpty() || expected.types().stream().anyMatch(real::fits)) {
            return;
        }
        var problem = Diagnostic.of(
                ErrorCode.TYPE_MISMATCH,
                expected.at(),
                "%s %s, and the database gives `%s`"
                        .formatted(probe.subject().described(), expected.because(), real.name()));
        var declared = expected.types().getFirst();
        if (expected.because().startsWith("is declared")) {
            problem = problem.hint(
                    "`type: %s` fits `%s`".formatted(real.natural().name().toLowerCase(Locale.ROOT), real.name()));
        }
        fail(probe, problem.hint("`(…)%s` in its `sql` converts the values".formatted(real.cast(declared))));
    }

    private void fail(Probe probe, Diagnostic problem) {
        failures.add(new Failure(probe, problem));
        failed.add(probe.subject().member());
    }

    private void leave(Probe probe, String why) {
        unchecked.add(new Unchecked(probe.subject().described(), why));
    }

    /** Whether something was wrong with it. */
    boolean failed(MemberName member) {
        return failed.contains(member);
    }

    /** What only repeats the problem of another member, or of a join on its way, is left out. */
    List<Diagnostic> problems() {
        var brokenTargets =
                failed.stream().filter(this::isJoin).map(MemberName::member).collect(Collectors.toSet());
        return failures.stream()
                .filter(failure -> !repeats(failure.probe(), brokenTargets))
                .map(Failure::problem)
                .distinct()
                .toList();
    }

    private boolean repeats(Probe probe, Set<String> brokenTargets) {
        var own = probe.subject().member();
        return probe.references().members().stream().anyMatch(name -> !name.equals(own) && failed.contains(name))
                || !isJoin(own) && probe.references().cubes().stream().anyMatch(brokenTargets::contains);
    }

    private boolean isJoin(MemberName name) {
        return model.cube(name.cube()).stream()
                .flatMap(cube -> cube.joins().stream())
                .anyMatch(join -> join.target().equals(name.member()));
    }

    List<Unchecked> unchecked() {
        return unchecked.stream().distinct().toList();
    }

    int count() {
        return count;
    }
}
