package dev.cuboid.check;

import dev.cuboid.check.Probe.Subject;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.model.Cube;
import dev.cuboid.model.SemanticModel;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What a database says against a statement, told of the model's own text. */
final class Refusals {
    private static final Pattern NO_RELATION = Pattern.compile("relation \"(.+)\" does not exist");
    private static final Pattern NO_SCHEMA = Pattern.compile("schema \"(.+)\" does not exist");
    private static final Pattern NO_COLUMN = Pattern.compile("column (?:\"(.+)\"|([^.]+)\\.(.+)) does not exist");
    private static final Pattern DENIED = Pattern.compile("permission denied for (?:relation|table|view) (.+)");

    private final SemanticModel model;
    private final Session session;
    private final Catalog catalog;
    private final Sources sources;

    Refusals(SemanticModel model, Session session, Catalog catalog, Sources sources) {
        this.model = model;
        this.session = session;
        this.catalog = catalog;
        this.sources = sources;
    }

    Diagnostic problem(SQLException failure, Subject subject, Cube home) throws SQLException {
        var text = text(failure);
        var relation = NO_RELATION.matcher(text);
        if (relation.matches()) {
            return missingTable(relation.group(1), subject);
        }
        var schema = NO_SCHEMA.matcher(text);
        if (schema.matches()) {
            return missing(ErrorCode.TABLE_MISSING, subject, schema.group(1), "schema `%s` does not exist");
        }
        var column = NO_COLUMN.matcher(text);
        if (column.matches()) {
            return missingColumn(column, subject, home);
        }
        return "42501".equals(failure.getSQLState()) ? denied(text, subject) : refused(failure, text, subject);
    }

    private Diagnostic missingTable(String table, Subject subject) throws SQLException {
        return missing(ErrorCode.TABLE_MISSING, subject, table, "table `%s` does not exist")
                .near(table, catalog.tables());
    }

    private static Diagnostic missing(ErrorCode code, Subject subject, String name, String what) {
        var lastPart = name.substring(name.lastIndexOf('.') + 1);
        return Diagnostic.of(code, subject.place().of(lastPart), subject.described() + ": " + what.formatted(name));
    }

    private Diagnostic missingColumn(Matcher named, Subject subject, Cube home) {
        var column = named.group(1) == null ? named.group(3) : named.group(1);
        var alias = named.group(2) == null ? home.alias() : named.group(2);
        var cube = model.cubes().stream()
                .filter(candidate -> candidate.alias().equals(alias))
                .findFirst()
                .orElse(home);
        var columns = sources.columns(cube);
        var problem = Diagnostic.of(
                        ErrorCode.COLUMN_MISSING,
                        subject.place().of(column),
                        "%s: %s has no column `%s`".formatted(subject.described(), Sources.described(cube), column))
                .near(column, columns);
        return problem.hints().isEmpty() && !columns.isEmpty() && columns.size() <= 12
                ? problem.hint("there is " + listed(columns))
                : problem;
    }

    private static String listed(List<String> names) {
        return String.join(", ", names.stream().map(name -> "`" + name + "`").toList());
    }

    private Diagnostic denied(String text, Subject subject) throws SQLException {
        var what = DENIED.matcher(text);
        var user = session.user();
        if (!what.matches()) {
            return refused(ErrorCode.NOT_READABLE, subject, text);
        }
        return Diagnostic.of(
                        ErrorCode.NOT_READABLE,
                        subject.place().ofSql(),
                        "%s: user `%s` may not read table `%s`".formatted(subject.described(), user, what.group(1)))
                .hint("`GRANT SELECT ON %s TO %s` lets it".formatted(what.group(1), user));
    }

    private static Diagnostic refused(SQLException failure, String text, Subject subject) {
        var problem = refused(ErrorCode.EXPRESSION_REFUSED, subject, text);
        var server = server(failure);
        var detail = server == null ? null : server.getDetail();
        if (detail != null) {
            problem = problem.hint(detail);
        }
        if (text.contains("could not identify an equality operator")) {
            return problem.hint("a cast such as `::text` makes a value that rows can be grouped by");
        }
        var hint = server == null ? null : server.getHint();
        return hint == null ? problem : problem.hint(hint);
    }

    private static Diagnostic refused(ErrorCode code, Subject subject, String text) {
        return Diagnostic.of(
                code, subject.place().ofSql(), "%s: the database says: %s".formatted(subject.described(), text));
    }

    private static String text(SQLException failure) {
        var server = server(failure);
        var message = server == null ? failure.getMessage() : server.getMessage();
        return message == null ? "no reason was given" : message;
    }

    private static @org.jspecify.annotations.Nullable ServerErrorMessage server(SQLException failure) {
        return failure instanceof PSQLException known ? known.getServerErrorMessage() : null;
    }
}
