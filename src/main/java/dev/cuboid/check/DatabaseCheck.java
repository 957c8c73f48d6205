package dev.cuboid.check;

import dev.cuboid.check.DatabaseFindings.Counts;
import dev.cuboid.check.DatabaseFindings.Unchecked;
import dev.cuboid.check.Probe.Subject;
import dev.cuboid.config.Settings;
import dev.cuboid.definition.Definitions;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.model.Cube;
import dev.cuboid.model.MemberName;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.model.SqlTemplate;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A model against its database: columns, types, keys and relationships, in one read-only transaction. */
public final class DatabaseCheck {
    private static final String THE_DATA_SOURCE = "default";

    private final SemanticModel model;
    private final Places places;
    private final Session session;
    private final Budget budget;
    private final Statements statements;
    private final Catalog catalog;
    private final Sources sources;
    private final Refusals refusals;

    private final List<Diagnostic> problems = new ArrayList<>();
    private final List<Unchecked> unchecked = new ArrayList<>();
    private final Set<String> lost = new LinkedHashSet<>();

    private DatabaseCheck(SemanticModel model, Places places, Session session, Budget budget) {
        this.model = model;
        this.places = places;
        this.session = session;
        this.budget = budget;
        this.statements = new Statements(model);
        this.catalog = new Catalog(session);
        this.sources = new Sources(model, session);
        this.refusals = new Refusals(model, session, catalog, sources);
    }

    /**
     * Checks all that the budget allows; a database that cannot be reached is {@link Rejected}.
     *
     * @param definitions what the model was compiled from, for the places of its members
     */
    public static DatabaseFindings check(
            Definitions definitions, SemanticModel model, Settings.DataSource source, Budget budget) {
        try (var session = Session.open(source, budget.time())) {
            return new DatabaseCheck(model, Places.of(definitions.files()), session, budget).findings();
        } catch (SQLException lost) {
            throw new Rejected(Diagnostic.of(
                    ErrorCode.DATABASE_UNAVAILABLE,
                    new Location.InSetting("database"),
                    "the database went away during the check: " + lost.getMessage()));
        }
    }

    private DatabaseFindings findings() throws SQLException {
        for (var cube : model.cubes()) {
            checkSource(cube);
        }
        var expressions = new ExpressionCheck(model, session, catalog, statements, refusals, lost);
        for (var cube : model.cubes()) {
            expressions.check(Probes.of(cube, places));
        }
        for (var view : model.views()) {
            expressions.check(Probes.of(view, places));
        }
        problems.addAll(expressions.problems());
        unchecked.addAll(expressions.unchecked());
        var data = checkData(expressions);
        problems.addAll(data.problems());
        unchecked.addAll(data.unchecked());
        return new DatabaseFindings(
                inOrder(problems),
                data.notes(),
                unchecked,
                new Counts(expressions.count(), data.keys(), data.relationships(), data.proven(), session.taken()),
                budget);
    }

    private void checkSource(Cube cube) throws SQLException {
        var subject = new Subject(
                new MemberName(cube.name(), "sql"), "cube `%s`".formatted(cube.name()), places.source(cube.name()));
        if (!cube.dataSource().equals(THE_DATA_SOURCE)) {
            lose(cube, "its data source `%s` is not the one that is checked".formatted(cube.dataSource()));
            return;
        }
        try {
            var rows = statements.rows(cube.name(), List.of(SqlTemplate.text("1")), 0);
            session.columnTypes(rows.sql(), rows.binds());
        } catch (Rejected notPlanned) {
            lose(cube, notPlanned.diagnostics().getFirst().message());
        } catch (SQLException failure) {
            if (Session.wasCutOff(failure)) {
                lose(cube, "the database did not answer in time");
            } else {
                problems.add(refusals.problem(failure, subject, cube));
                lost.add(cube.name());
            }
        }
    }

    private void lose(Cube cube, String why) {
        unchecked.add(new Unchecked("cube `%s`".formatted(cube.name()), why));
        lost.add(cube.name());
    }

    private DataCheck checkData(ExpressionCheck expressions) throws SQLException {
        var data = new DataCheck(
                model,
                session,
                places,
                refusals,
                new KeyCheck(session, catalog, statements, sources, budget.rows()),
                new RelationshipCheck(session, statements, budget.rows()),
                budget.rows());
        for (var cube : model.cubes()) {
            if (!lost.contains(cube.name())
                    && cube.primaryKey().stream().noneMatch(key -> expressions.failed(key.name()))) {
                data.checkKey(cube);
            }
        }
        for (var cube : model.cubes()) {
            for (var join : cube.joins()) {
                if (!lost.contains(cube.name())
                        && !lost.contains(join.target())
                        && !expressions.failed(new MemberName(cube.name(), join.target()))) {
                    data.checkRelationship(cube, join);
                }
            }
        }
        return data;
    }

    /** By file and line, as an author goes through them. */
    private static List<Diagnostic> inOrder(List<Diagnostic> problems) {
        return problems.stream()
                .sorted(Comparator.comparing((Diagnostic problem) -> file(problem.location()))
                        .thenComparing(problem -> line(problem.location())))
                .toList();
    }

    private static String file(Location location) {
        return location instanceof Location.InFile(var file, var _, var _) ? file : "";
    }

    private static int line(Location location) {
        return location instanceof Location.InFile(var _, var line, var column) ? line * 10_000 + column : 0;
    }
}
