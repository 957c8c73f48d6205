package dev.cuboid.check;

import dev.cuboid.check.DatabaseFindings.Unchecked;
import dev.cuboid.check.KeyCheck.Counted;
import dev.cuboid.check.Probe.Subject;
import dev.cuboid.check.RelationshipCheck.Side;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.model.Cube;
import dev.cuboid.model.Dimension;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.model.SqlTemplate;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What only the rows can tell: whether keys are unique and set, and whether relationships hold. */
final class DataCheck {
    private final SemanticModel model;
    private final Session session;
    private final Places places;
    private final Refusals refusals;
    private final KeyCheck keyCheck;
    private final RelationshipCheck relationshipCheck;
    private final long most;

    private final List<Diagnostic> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Unchecked> unchecked = new ArrayList<>();
    private int keys;
    private int relationships;
    private int proven;

    /** A question that the database may refuse or not finish. */
    private interface Work {
        void run() throws SQLException;
    }

    DataCheck(
            SemanticModel model,
            Session session,
            Places places,
            Refusals refusals,
            KeyCheck keyCheck,
            RelationshipCheck relationshipCheck,
            long most) {
        this.model = model;
        this.session = session;
        this.places = places;
        this.refusals = refusals;
        this.keyCheck = keyCheck;
        this.relationshipCheck = relationshipCheck;
        this.most = most;
    }

    void checkKey(Cube cube) throws SQLException {
        var key = cube.primaryKey();
        var columns = key.stream()
                .flatMap(part -> part.kind() instanceof Dimension.Kind.Expression(var sql)
                        ? Optional.of(sql).stream()
                        : Optional.<SqlTemplate>empty().stream())
                .toList();
        if (key.isEmpty()) {
            return;
        }
        var what = "the primary key of cube `%s`".formatted(cube.name());
        if (columns.size() < key.size()) {
            unchecked.add(new Unchecked(what, "it is not made of plain expressions"));
            return;
        }
        var place =
                places.member(cube.name(), "dimensions", key.getFirst().name().member());
        var subject = new Subject(key.getFirst().name(), what, place);
        within(subject, cube, () -> {
            var counted = keyCheck.count(cube, columns, true);
            keys++;
            counts(counted, what);
            judgeKey(key, subject, counted);
        });
    }

    private void judgeKey(List<Dimension> key, Subject subject, Counted counted) {
        var names = key.stream().map(part -> part.name().member()).collect(Collectors.joining(", "));
        if (counted.keys() > 0) {
            problems.add(
                    Diagnostic.of(
                                    ErrorCode.KEY_NOT_UNIQUE,
                                    subject.place().ofSql(),
                                    "%s is not unique: %s".formatted(subject.described(), repeated(counted, names)))
                            .hint(
                                    "add the dimension that tells these rows apart to the key, or read a SELECT without repetitions"));
        }
        if (counted.empty() > 0) {
            problems.add(
                    Diagnostic.of(
                                    ErrorCode.KEY_IS_NULL,
                                    subject.place().ofSql(),
                                    "%s is NULL in %s".formatted(subject.described(), ofRows(counted.empty(), counted)))
                            .hint(
                                    "rows without a key are not counted; leave them out in the cube's `sql`, or choose another key"));
        }
    }

    private static String repeated(Counted counted, String names) {
        return String.format(
                Locale.ROOT,
                "%,d %s than once in %s, such as `%s` = %s in %,d rows",
                counted.keys(),
                counted.keys() == 1 ? "value stands more" : "values stand more",
                ofRows(counted.repeated(), counted),
                names,
                counted.sample(),
                counted.sampleRows());
    }

    private static String ofRows(long some, Counted counted) {
        return String.format(Locale.ROOT, "%,d of %,d rows", some, counted.rows());
    }

    void checkRelationship(Cube cube, Cube.Join join) throws SQLException {
        var subject = Probes.subjectOf(cube, join, places);
        var keys = JoinKeys.of(join);
        if (keys.isEmpty()) {
            unchecked.add(new Unchecked(
                    subject.described(), "its condition is not a chain of equalities, so no side's key is known"));
            return;
        }
        var own = new Side(cube, keys.get().own());
        var other = new Side(model.cube(join.target()).orElseThrow(), keys.get().other());
        within(subject, cube, () -> {
            relationships++;
            switch (join.relationship()) {
                case MANY_TO_ONE -> {
                    oneSide(subject, join, other);
                    orphans(subject, own, other);
                }
                case ONE_TO_MANY -> {
                    oneSide(subject, join, own);
                    orphans(subject, other, own);
                }
                case ONE_TO_ONE -> {
                    oneSide(subject, join, other);
                    oneSide(subject, join, own);
                    orphans(subject, own, other);
                }
            }
        });
    }

    private void oneSide(Subject subject, Cube.Join join, Side one) throws SQLException {
        var counted = keyCheck.count(one.cube(), one.key(), false);
        counts(counted, subject.described());
        if (counted.keys() == 0) {
            return;
        }
        var declared = join.relationship().name().toLowerCase(Locale.ROOT);
        problems.add(Diagnostic.of(
                        ErrorCode.RELATIONSHIP_BROKEN,
                        places.parameter(
                                subject.member().cube(),
                                "joins",
                                subject.member().member(),
                                "relationship"),
                        "%s is not `%s`: in `%s`, %s"
                                .formatted(
                                        subject.described(),
                                        declared,
                                        one.cube().name(),
                                        repeated(counted, keyCheck.named(one.key()))))
                .hint("declare the relationship as it is, join on all columns of the key, or mend the rows"));
    }

    private void orphans(Subject subject, Side many, Side one) throws SQLException {
        var found = relationshipCheck.orphans(many, one);
        if (found.lone() > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%s: %,d of %,d rows of `%s` have no row in `%s`, such as %s",
                    subject.described(),
                    found.lone(),
                    found.rows(),
                    many.cube().name(),
                    one.cube().name(),
                    found.sample()));
        }
    }

    private void counts(Counted counted, String what) {
        if (counted.proven()) {
            proven++;
        } else if (counted.rows() > most) {
            unchecked.add(new Unchecked(what, String.format(Locale.ROOT, "more rows than the first %,d", most)));
        }
    }

    private void within(Subject subject, Cube cube, Work work) throws SQLException {
        if (session.isOver()) {
            unchecked.add(new Unchecked(subject.described(), "the time is used up"));
            return;
        }
        try {
            work.run();
        } catch (Rejected notPlanned) {
            unchecked.add(new Unchecked(
                    subject.described(), notPlanned.diagnostics().getFirst().message()));
        } catch (SQLException failure) {
            if (Session.wasCutOff(failure)) {
                unchecked.add(new Unchecked(subject.described(), "the time was used up while its rows were counted"));
            } else {
                problems.add(refusals.problem(failure, subject, cube));
            }
        }
    }

    List<Diagnostic> problems() {
        return problems;
    }

    List<String> notes() {
        return notes;
    }

    List<Unchecked> unchecked() {
        return unchecked;
    }

    int keys() {
        return keys;
    }

    int relationships() {
        return relationships;
    }

    int proven() {
        return proven;
    }
}
