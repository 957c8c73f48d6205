package dev.cuboid.check;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.model.Cube;
import dev.cuboid.model.MemberName;
import dev.cuboid.model.SqlTemplate;
import dev.cuboid.model.SqlTemplate.Part;
import dev.cuboid.model.Templates;
import dev.cuboid.model.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What loads because Cube has it, and is refused as soon as a query needs it. */
final class RefusedWhenAsked implements ModelCheck {
    private static final String HINT = "queries that need it are refused";

    @Override
    public List<Diagnostic> warningsIn(Subject subject) {
        Map<String, Diagnostic> warnings = new LinkedHashMap<>();
        for (var cube : subject.model().cubes()) {
            inSql(Stream.of(cube.source().sql()), cube.location(), warnings);
            cube.joins().forEach(join -> inSql(Stream.of(join.on()), join.location(), warnings));
            members(cube)
                    .forEach((name, templates) -> inSql(templates, place(name, cube.location(), subject), warnings));
            policies(cube.policies(), cube.name(), cube.location(), warnings);
        }
        for (var view : subject.model().views()) {
            members(view)
                    .forEach((name, templates) -> inSql(templates, place(name, view.location(), subject), warnings));
            policies(view.policies(), view.name(), view.location(), warnings);
        }
        for (var found : subject.declared().ofCallers()) {
            warn(
                    "`%s` decides who sees this, and is not served, so nobody does".formatted(found.text()),
                    found.location(),
                    "write `true` or `false`",
                    warnings);
        }
        for (var join : subject.declared().selfJoins()) {
            warn(
                    "cube `%s` joins itself, and no query can take such a join".formatted(join.text()),
                    join.location(),
                    "declare a second cube that `extends: %s` and join that one".formatted(join.text()),
                    warnings);
        }
        for (var flag : subject.declared().valuesAsSegments()) {
            warn(
                    "`values_as_segments` makes no segments",
                    flag.location(),
                    "write one segment for each value",
                    warnings);
        }
        return List.copyOf(warnings.values());
    }

    private static Location place(MemberName name, Location owner, Subject subject) {
        return subject.declared().place(name, "sql").orElse(owner);
    }

    private static Map<MemberName, Stream<SqlTemplate>> members(Cube cube) {
        Map<MemberName, Stream<SqlTemplate>> members = new LinkedHashMap<>();
        cube.measures().forEach(measure -> members.put(measure.name(), Templates.of(measure.kind())));
        cube.dimensions().forEach(dimension -> members.put(dimension.name(), Templates.of(dimension.kind())));
        cube.segments().forEach(segment -> members.put(segment.name(), Stream.of(segment.sql())));
        return members;
    }

    private static Map<MemberName, Stream<SqlTemplate>> members(View view) {
        Map<MemberName, Stream<SqlTemplate>> members = new LinkedHashMap<>();
        for (var member : view.members()) {
            switch (member) {
                case View.Member.Included _ -> {}
                case View.Member.OwnMeasure(var own) -> members.put(own.name(), Templates.of(own.kind()));
                case View.Member.OwnDimension(var own) -> members.put(own.name(), Templates.of(own.kind()));
            }
        }
        return members;
    }

    private static void inSql(Stream<SqlTemplate> templates, Location at, Map<String, Diagnostic> warnings) {
        var reasons = new ArrayList<String>();
        templates.flatMap(template -> template.parts().stream()).forEach(part -> {
            if (part instanceof Part.NotServed(var _, var reason)) {
                reasons.add(reason);
            }
        });
        reasons.forEach(reason -> warn(reason, at, HINT, warnings));
    }

    private static void policies(boolean has, String name, Location at, Map<String, Diagnostic> warnings) {
        if (has) {
            warn(
                    "`%s` has an access policy, and access policies are not yet served".formatted(name),
                    at,
                    HINT,
                    warnings);
        }
    }

    private static void warn(String message, Location at, String hint, Map<String, Diagnostic> warnings) {
        warnings.putIfAbsent(
                at.text() + message,
                Diagnostic.of(ErrorCode.REFUSED_WHEN_ASKED, at, message).hint(hint));
    }
}
