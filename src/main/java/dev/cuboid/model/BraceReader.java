package dev.cuboid.model;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.model.SqlTemplate.FilterArgument;
import dev.cuboid.model.SqlTemplate.Part;
import dev.cuboid.model.TemplateReader.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What stands between a template's braces. A mistake is reported and read as NULL, so that the rest is checked, too. */
final class BraceReader {
    private static final Part MISTAKE = new Part.Text("NULL");
    private static final Set<String> CONTEXT_CALLS = Set.of("filter", "requiredFilter", "unsafeValue");

    private static final String FILTER_FORM = "write `{FILTER_PARAMS.cube.member.filter('column')}` or"
            + " `{FILTER_PARAMS.cube.member.filter(lambda value: f\"column = {value}\")}`";
    private static final String GROUP_FORM =
            "write `{FILTER_GROUP(FILTER_PARAMS.cube.a.filter('a'), FILTER_PARAMS.cube.b.filter('b'))}`";
    private static final String ZONE_FORM = "write `{SQL_UTILS.convertTz(\"{CUBE}.column\")}`";
    private static final String CONTEXT_FORM =
            "write `{SECURITY_CONTEXT.name.filter('column')}`, or with `requiredFilter` or `unsafeValue`";

    private static final String REFERENCE_FORM =
            "name a member or cube, as in `{status}`, `{CUBE}.column`, `{users.city}`";
    private static final String COMPILE_FORM = "write `{COMPILE_CONTEXT.securityContext.name}`";

    private final TemplateReader templates;
    private final Cursor cursor;
    private final Origin origin;
    private final Use use;

    BraceReader(TemplateReader templates, Cursor cursor, Origin origin, Use use) {
        this.templates = templates;
        this.cursor = cursor;
        this.origin = origin;
        this.use = use;
    }

    /** Reads from the opening brace on; empty where the brace is only a character of the SQL. */
    Optional<Part> read(boolean inString) {
        cursor.next();
        cursor.skipBlanks();
        int start = cursor.position();
        var names = cursor.dottedNames();
        if (names.isEmpty()) {
            return noReference(start, inString);
        }
        return switch (names.getFirst()) {
            case "FILTER_PARAMS" ->
                filterParameter(names, start).filter(this::closes).or(() -> notUnderstood(start, FILTER_FORM));
            case "FILTER_GROUP" -> filterGroup().filter(this::closes).or(() -> notUnderstood(start, GROUP_FORM));
            case "SQL_UTILS" -> sqlUtility(names, start).filter(this::closes).or(() -> notUnderstood(start, ZONE_FORM));
            case "SECURITY_CONTEXT" ->
                securityContext(names, start).filter(this::closes).or(() -> notUnderstood(start, CONTEXT_FORM));
            case "COMPILE_CONTEXT" ->
                Optional.of(notServed(start)).filter(this::closes).or(() -> notUnderstood(start, COMPILE_FORM));
            case "USER_CONTEXT" ->
                refused(
                        ErrorCode.TEMPLATE_SYNTAX,
                        start,
                        "Support for USER_CONTEXT was removed, please migrate to SECURITY_CONTEXT.",
                        "write `SECURITY_CONTEXT` in its place");
            default -> reference(names, start, inString);
        };
    }

    private Optional<Part> reference(List<String> names, int start, boolean inString) {
        if (names.getLast().equals("sql") && names.size() > 1 && cursor.accept("(") && cursor.accept(")")) {
            return cubeSql(names.subList(0, names.size() - 1), start)
                    .filter(this::closes)
                    .or(() -> notUnderstood(start, "write `{cube.sql()}`"));
        }
        if (!cursor.accept("}")) {
            return noReference(start, inString);
        }
        var at = origin.at(start);
        var place = inString ? Reference.Place.STRING : Reference.Place.SQL;
        return Optional.of(templates
                .scope()
                .resolve(new Reference(names, at, place))
                .map(target -> checked(target, at))
                .orElse(MISTAKE));
    }

    private Part checked(Target target, Location at) {
        UseCheck.problemsOf(use, target, at).forEach(templates.scope().problems()::add);
        return switch (target) {
            case Target.OfCube(var path, var _) -> new Part.CubeReference(path);
            case Target.OfMember(var path, var member) -> new Part.MemberReference(path, member.name());
            case Target.OfBucket(var path, var dimension, var granularity) ->
                new Part.BucketReference(path, dimension.name(), granularity);
        };
    }

    private Optional<Part> cubeSql(List<String> names, int start) {
        var cube = names.getLast();
        boolean own = cube.equals("CUBE") || cube.equals("TABLE");
        if (own || templates.scope().symbols().cube(cube).isPresent()) {
            return Optional.of(new Part.CubeSql(own ? templates.scope().owner() : cube));
        }
        templates
                .scope()
                .problems()
                .add(Diagnostic.of(
                                ErrorCode.UNKNOWN_REFERENCE,
                                origin.at(start),
                                "Cube `%s` doesn't exist".formatted(cube))
                        .near(cube, templates.scope().symbols().cubeNames()));
        return Optional.of(MISTAKE);
    }

    private Optional<Part> filterParameter(List<String> names, int start) {
        if (names.size() != 4 || !names.getLast().equals("filter") || !cursor.accept("(")) {
            return Optional.empty();
        }
        return new FilterArguments(templates, cursor, origin)
                .read()
                .filter(_ -> cursor.accept(")"))
                .map(argument -> filterParameter(names, argument, start));
    }

    private Part filterParameter(List<String> names, FilterArgument argument, int start) {
        var scope = templates.scope();
        boolean own = names.get(1).equals("CUBE") || names.get(1).equals("TABLE");
        var name = new MemberName(own ? scope.owner() : names.get(1), names.get(2));
        var cube = scope.symbols().cube(name.cube());
        boolean known = (cube.isPresent() || name.cube().equals(scope.owner()))
                && scope.symbols().member(name).isPresent();
        if (!known && !scope.symbols().incomplete(name.cube())) {
            scope.problems()
                    .add(Diagnostic.of(
                                    ErrorCode.UNKNOWN_REFERENCE,
                                    origin.at(start),
                                    "FILTER_PARAMS names `%s`, which does not exist".formatted(name.text()))
                            .near(
                                    cube.isPresent() ? name.member() : name.cube(),
                                    cube.<Iterable<String>>map(
                                                    table -> table.members().keySet())
                                            .orElse(scope.symbols().cubeNames())));
        }
        return new Part.FilterParameter(name, argument);
    }

    private Optional<Part> filterGroup() {
        if (!cursor.accept("(")) {
            return Optional.empty();
        }
        var parameters = new ArrayList<Part.FilterParameter>();
        do {
            cursor.skipBlanks();
            int start = cursor.position();
            var part = filterParameter(cursor.dottedNames(), start);
            if (part.isPresent() && part.get() instanceof Part.FilterParameter parameter) {
                parameters.add(parameter);
            } else {
                return Optional.empty();
            }
        } while (cursor.accept(","));
        return cursor.accept(")") ? Optional.of(new Part.FilterGroup(parameters)) : Optional.empty();
    }

    private Optional<Part> sqlUtility(List<String> names, int start) {
        if (names.size() != 2 || !names.getLast().equals("convertTz") || !cursor.accept("(")) {
            return Optional.empty();
        }
        return instant(start).filter(_ -> cursor.accept(")")).map(Part.ToQueryZone::new);
    }

    private Optional<SqlTemplate> instant(int start) {
        var quoted = QuotedText.read(cursor);
        if (quoted.isPresent()) {
            return quoted.map(text -> templates.read(text.content(), origin.plus(text.offset()), use));
        }
        var names = cursor.dottedNames();
        if (names.isEmpty()) {
            return Optional.empty();
        }
        var at = origin.at(start);
        return Optional.of(new SqlTemplate(List.of(templates
                .scope()
                .resolve(new Reference(names, at, Reference.Place.SQL))
                .map(target -> checked(target, at))
                .orElse(MISTAKE))));
    }

    private Optional<Part> securityContext(List<String> names, int start) {
        if (names.size() < 3 || !CONTEXT_CALLS.contains(names.getLast()) || !cursor.accept("(")) {
            return Optional.empty();
        }
        int argument = cursor.position();
        if (!cursor.accept(")")) {
            cursor.moveTo(argument);
            var read = new FilterArguments(templates, cursor, origin).read();
            if (read.isEmpty() || !cursor.accept(")")) {
                return Optional.empty();
            }
        }
        return Optional.of(notServed(start));
    }

    private Part notServed(int start) {
        var expression = cursor.from(start);
        return new Part.NotServed(
                expression,
                "the SQL of `%s` reads `%s`, which is not served"
                        .formatted(templates.scope().owner(), expression));
    }

    private boolean closes(Part part) {
        return cursor.accept("}");
    }

    private Optional<Part> notUnderstood(int start, String form) {
        cursor.moveTo(start);
        var word = cursor.name();
        return refused(ErrorCode.TEMPLATE_SYNTAX, start, "`" + word + "` is not understood in this form", form);
    }

    private Optional<Part> refused(ErrorCode code, int start, String message, String hint) {
        templates.scope().problems().report(code, origin.at(start), message, hint);
        cursor.through("}");
        return Optional.of(MISTAKE);
    }

    private Optional<Part> noReference(int start, boolean inString) {
        if (!inString) {
            boolean open = cursor.upTo("}").contains("{") || cursor.atEnd();
            templates
                    .scope()
                    .problems()
                    .report(
                            ErrorCode.TEMPLATE_SYNTAX,
                            origin.at(start),
                            open ? "this brace is not closed" : "no reference stands between these braces",
                            open ? "write `}` behind the name" : REFERENCE_FORM,
                            "write `\\{` and `\\}` for braces that belong to the SQL");
        }
        return Optional.empty();
    }
}
