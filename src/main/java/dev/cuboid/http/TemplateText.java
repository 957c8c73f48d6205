package dev.cuboid.http;

import dev.cuboid.model.MemberName;
import dev.cuboid.model.SqlTemplate;
import dev.cuboid.model.SqlTemplate.FilterArgument;
import dev.cuboid.model.SqlTemplate.LambdaPart;
import dev.cuboid.model.SqlTemplate.Part;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** SQL of the model as the extended meta endpoint shows it: a template literal, references as <code>${…}</code>. */
final class TemplateText {
    private TemplateText() {}

    static String quoted(SqlTemplate template) {
        return "`" + text(template) + "`";
    }

    private static String text(SqlTemplate template) {
        return template.parts().stream().map(TemplateText::text).collect(Collectors.joining());
    }

    private static String text(Part part) {
        return switch (part) {
            case Part.Text(var sql) -> sql;
            case Part.CubeReference(var path) -> slot(path.isEmpty() ? "CUBE" : String.join(".", path));
            case Part.MemberReference(var path, var member) -> slot(dotted(path, member));
            case Part.BucketReference(var path, var dimension, var granularity) ->
                slot(dotted(path, dimension) + "." + granularity);
            case Part.CubeSql(var cube) -> slot(cube + ".sql()");
            case Part.FilterParameter parameter -> slot(text(parameter));
            case Part.FilterGroup(var parameters) ->
                slot(parameters.stream()
                        .map(TemplateText::text)
                        .collect(Collectors.joining(", ", "FILTER_GROUP(", ")")));
            case Part.ToQueryZone(var instant) -> slot("SQL_UTILS.convertTz(" + quoted(instant) + ")");
            case Part.NotServed(var expression, var _) -> expression.isEmpty() ? "" : slot(expression);
        };
    }

    private static String text(Part.FilterParameter parameter) {
        var argument = switch (parameter.argument()) {
            case FilterArgument.Expression(var sql) -> quoted(sql);
            case FilterArgument.Lambda(var parameters, var body) -> lambda(parameters, body);
        };
        return "FILTER_PARAMS." + parameter.member().text() + ".filter(" + argument + ")";
    }

    private static String lambda(int parameters, List<LambdaPart> body) {
        var names = IntStream.range(0, parameters)
                .mapToObj(index -> "p" + index)
                .collect(Collectors.joining(", ", "(", ")"));
        return names + " => `"
                + body.stream()
                        .map(part -> switch (part) {
                            case LambdaPart.Text(var sql) -> sql;
                            case LambdaPart.Parameter(var index) -> slot("p" + index);
                        })
                        .collect(Collectors.joining())
                + "`";
    }

    private static String dotted(List<String> path, MemberName member) {
        return path.isEmpty() ? member.member() : String.join(".", path) + "." + member.member();
    }

    private static String slot(String reference) {
        return "${" + reference + "}";
    }
}
