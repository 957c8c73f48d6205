package dev.cuboid.lineage;

import dev.cuboid.model.MemberName;
import dev.cuboid.model.SqlTemplate;
import dev.cuboid.model.SqlTemplate.FilterArgument;
import dev.cuboid.model.SqlTemplate.LambdaPart;
import dev.cuboid.model.SqlTemplate.Part;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** SQL of a model as a YAML file spells it, references in braces; blanks that mean nothing are one blank each. */
public final class SqlSpelling {
    private final Naming naming;

    private SqlSpelling(Naming naming) {
        this.naming = naming;
    }

    public static String of(SqlTemplate template) {
        return of(template, Naming.SAME);
    }

    static String of(SqlTemplate template, Naming naming) {
        var text = new SqlSpelling(naming).text(template);
        // inside quotes a blank may mean something
        return text.indexOf('\'') >= 0 || text.indexOf('"') >= 0 || text.indexOf('$') >= 0
                ? text.strip()
                : text.strip().replaceAll("\\s+", " ");
    }

    private String text(SqlTemplate template) {
        return template.parts().stream().map(this::text).collect(Collectors.joining());
    }

    private String text(Part part) {
        return switch (part) {
            case Part.Text(var sql) -> sql;
            case Part.CubeReference(var path) -> braced(path.isEmpty() ? "CUBE" : dotted(path));
            case Part.MemberReference(var path, var member) -> braced(reference(path, member));
            case Part.BucketReference(var path, var dimension, var granularity) ->
                braced(reference(path, dimension) + "." + granularity);
            case Part.CubeSql(var cube) -> braced(naming.of(cube) + ".sql()");
            case Part.FilterParameter parameter -> braced(text(parameter));
            case Part.FilterGroup(var parameters) ->
                braced(parameters.stream().map(this::text).collect(Collectors.joining(", ", "FILTER_GROUP(", ")")));
            case Part.ToQueryZone(var instant) -> braced("SQL_UTILS.convertTz(`" + text(instant) + "`)");
            case Part.NotServed(var expression, var _) -> expression.isEmpty() ? "" : braced(expression);
        };
    }

    private String text(Part.FilterParameter parameter) {
        var argument = switch (parameter.argument()) {
            case FilterArgument.Expression(var sql) -> "`" + text(sql) + "`";
            case FilterArgument.Lambda(var parameters, var body) -> lambda(parameters, body);
        };
        return "FILTER_PARAMS." + naming.of(parameter.member()).text() + ".filter(" + argument + ")";
    }

    private static String lambda(int parameters, List<LambdaPart> body) {
        var names = IntStream.range(0, parameters).mapToObj(i -> "p" + i).collect(Collectors.joining(", ", "(", ")"));
        return names + " => `"
                + body.stream()
                        .map(part -> switch (part) {
                            case LambdaPart.Text(var sql) -> sql;
                            case LambdaPart.Parameter(var index) -> "${p" + index + "}";
                        })
                        .collect(Collectors.joining())
                + "`";
    }

    private String reference(List<String> path, MemberName member) {
        var name = naming.of(member).member();
        return path.isEmpty() ? name : dotted(path) + "." + name;
    }

    private String dotted(List<String> path) {
        return path.stream().map(naming::of).collect(Collectors.joining("."));
    }

    private static String braced(String reference) {
        return "{" + reference + "}";
    }
}
