package dev.cuboid.check;

import dev.cuboid.check.Probe.Expected;
import dev.cuboid.check.Probe.Subject;
import dev.cuboid.check.Statements.Ask;
import dev.cuboid.model.Cube;
import dev.cuboid.model.Dimension;
import dev.cuboid.model.Measure;
import dev.cuboid.model.MemberName;
import dev.cuboid.model.SqlTemplate;
import dev.cuboid.model.ValueType;
import dev.cuboid.model.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Every expression of a cube or view, as questions to the database. */
final class Probes {
    private final Places places;
    private final List<Probe> probes = new ArrayList<>();

    private Probes(Places places) {
        this.places = places;
    }

    static List<Probe> of(Cube cube, Places places) {
        var probes = new Probes(places);
        var path = List.of(cube.name());
        cube.dimensions().forEach(dimension -> probes.add(path, dimension));
        cube.measures().forEach(measure -> probes.add(path, measure));
        cube.segments()
                .forEach(segment -> probes.condition(
                        path,
                        new Subject(
                                segment.name(),
                                "segment `%s`".formatted(segment.name().text()),
                                places.member(
                                        cube.name(), "segments", segment.name().member())),
                        segment.sql()));
        cube.joins().forEach(join -> probes.condition(path, subjectOf(cube, join, places), join.on()));
        return probes.probes;
    }

    /** The members that a view defines itself; the others are those of cubes. */
    static List<Probe> of(View view, Places places) {
        var probes = new Probes(places);
        var root = view.members().stream()
                .filter(View.Member.Included.class::isInstance)
                .map(member -> List.of(((View.Member.Included) member).path().getFirst()))
                .findFirst();
        for (var member : root.isPresent() ? view.members() : List.<View.Member>of()) {
            switch (member) {
                case View.Member.OwnDimension(var dimension) -> probes.add(root.orElseThrow(), dimension);
                case View.Member.OwnMeasure(var measure) -> probes.add(root.orElseThrow(), measure);
                case View.Member.Included _ -> {}
            }
        }
        return probes.probes;
    }

    static Subject subjectOf(Cube cube, Cube.Join join, Places places) {
        return new Subject(
                new MemberName(cube.name(), join.target()),
                "the join from `%s` to `%s`".formatted(cube.name(), join.target()),
                places.member(cube.name(), "joins", join.target()));
    }

    private void add(List<String> path, Dimension dimension) {
        if (dimension.kind() instanceof Dimension.Kind.Switch) {
            return;
        }
        var name = dimension.name();
        var subject = new Subject(
                name, "dimension `%s`".formatted(name.text()), places.member(name.cube(), "dimensions", name.member()));
        var references = References.of(templates(dimension));
        add(subject, new Ask.OfRow(path, dimension), declared(dimension.type(), name, "dimensions"), references);
        for (var granularity : dimension.granularities()) {
            if (granularity.cut() instanceof Dimension.Cut.Expression(var sql, var _)) {
                row(path, subject, sql);
            }
        }
        dimension.timeShifts().forEach(shift -> shift.sql().ifPresent(sql -> row(path, subject, sql)));
        whole(
                subject,
                new Ask.OfGroup(path, dimension),
                Expected.anything(subject.place().ofSql()),
                references);
    }

    private void row(List<String> path, Subject subject, SqlTemplate sql) {
        add(
                subject,
                new Ask.OfRow(path, Statements.written(path.getFirst(), sql)),
                Expected.anything(subject.place().ofSql()),
                References.of(List.of(sql)));
    }

    private Expected declared(ValueType type, MemberName name, String section) {
        return new Expected(
                List.of(type),
                "is declared `%s`".formatted(type.name().toLowerCase(Locale.ROOT)),
                places.parameter(name.cube(), section, name.member(), "type"));
    }

    private void add(List<String> path, Measure measure) {
        var name = measure.name();
        var subject = new Subject(
                name, "measure `%s`".formatted(name.text()), places.member(name.cube(), "measures", name.member()));
        var expected = Expected.anything(subject.place().ofSql());
        switch (measure.kind()) {
            case Measure.Kind.Aggregate aggregate -> {
                aggregate.argument().ifPresent(argument -> argument(path, subject, aggregate.function(), argument));
                filters(path, name, aggregate.filters());
                var alone = new Measure.Kind.Aggregate(
                        aggregate.function(), aggregate.argument(), aggregate.filters(), new Measure.Window.None());
                measure = new Measure(
                        name, measure.presentation(), measure.type(), measure.drillMembers(), alone, measure.extras());
            }
            case Measure.Kind.Calculated calculated -> {
                filters(path, name, calculated.filters());
                expected = declared(measure.type(), name, "measures");
            }
            case Measure.Kind.Staged _, Measure.Kind.Rank _, Measure.Kind.Switch _ -> {}
        }
        whole(subject, new Ask.OfTotal(path, measure), expected, References.of(templates(measure)));
    }

    private void argument(List<String> path, Subject subject, Measure.Function function, SqlTemplate argument) {
        var numbers = switch (function) {
            case SUM, AVG -> List.of(ValueType.NUMBER);
            case COUNT, COUNT_DISTINCT, COUNT_DISTINCT_APPROX, MIN, MAX -> List.<ValueType>of();
        };
        add(
                subject,
                new Ask.OfRow(path, Statements.written(path.getFirst(), argument)),
                new Expected(
                        numbers,
                        "is a `%s` of numbers".formatted(function.name().toLowerCase(Locale.ROOT)),
                        subject.place().ofSql()),
                References.of(List.of(argument)));
    }

    private void filters(List<String> path, MemberName measure, List<SqlTemplate> filters) {
        for (int i = 0; i < filters.size(); i++) {
            condition(
                    path,
                    new Subject(
                            measure,
                            "the filter of measure `%s`".formatted(measure.text()),
                            places.item(measure.cube(), "measures", measure.member(), "filters", i)),
                    filters.get(i));
        }
    }

    private void condition(List<String> path, Subject subject, SqlTemplate sql) {
        add(
                subject,
                new Ask.OfRow(path, Statements.written(path.getFirst(), sql)),
                new Expected(
                        List.of(ValueType.BOOLEAN),
                        "has to be true or false",
                        subject.place().ofSql()),
                References.of(List.of(sql)));
    }

    private void add(Subject subject, Ask ask, Expected expected, References references) {
        probes.add(new Probe(subject, ask, expected, false, references));
    }

    private void whole(Subject subject, Ask ask, Expected expected, References references) {
        probes.add(new Probe(subject, ask, expected, true, references));
    }

    private static List<SqlTemplate> templates(Dimension dimension) {
        var templates = new ArrayList<SqlTemplate>();
        switch (dimension.kind()) {
            case Dimension.Kind.Expression(var sql) -> templates.add(sql);
            case Dimension.Kind.Case(var whens, var otherwise) -> {
                for (var when : whens) {
                    templates.add(when.condition());
                    label(when.label(), templates);
                }
                label(otherwise, templates);
            }
            case Dimension.Kind.SwitchCase(var _, var whens, var otherwise) -> {
                whens.forEach(when -> templates.add(when.sql()));
                otherwise.ifPresent(templates::add);
            }
            case Dimension.Kind.Geo(var latitude, var longitude) -> templates.addAll(List.of(latitude, longitude));
            case Dimension.Kind.SubQuery(var sql, var _) -> templates.add(sql);
            case Dimension.Kind.Switch _ -> {}
            case Dimension.Kind.Staged(var sql, var _, var _) -> templates.add(sql);
        }
        return templates;
    }

    private static void label(Dimension.Label label, List<SqlTemplate> templates) {
        if (label instanceof Dimension.Label.Expression(var sql)) {
            templates.add(sql);
        }
    }

    private static List<SqlTemplate> templates(Measure measure) {
        var templates = new ArrayList<SqlTemplate>();
        switch (measure.kind()) {
            case Measure.Kind.Aggregate aggregate -> {
                aggregate.argument().ifPresent(templates::add);
                templates.addAll(aggregate.filters());
            }
            case Measure.Kind.Calculated calculated -> {
                templates.add(calculated.sql());
                templates.addAll(calculated.filters());
            }
            case Measure.Kind.Staged staged -> {
                templates.add(staged.sql());
                templates.addAll(staged.filters());
            }
            case Measure.Kind.Rank rank -> rank.keys().forEach(key -> templates.add(key.sql()));
            case Measure.Kind.Switch choice -> {
                choice.whens().forEach(when -> templates.add(when.sql()));
                choice.otherwise().ifPresent(templates::add);
            }
        }
        return templates;
    }
}
