package dev.cuboid.proof;

import dev.cuboid.proof.World.Cube;
import dev.cuboid.proof.World.Dimension;
import dev.cuboid.proof.World.Join;
import dev.cuboid.proof.World.Measure;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The YAML that a modeller would write for a world. */
final class ModelText {
    private final StringBuilder text = new StringBuilder();

    static String of(World world, String schema) {
        var model = new ModelText();
        model.line(0, "cubes:");
        world.cubes().forEach(cube -> model.cube(cube, schema));
        if (!world.views().isEmpty()) {
            model.line(0, "views:");
            world.views().forEach(model::view);
        }
        return model.text.toString();
    }

    private void cube(Cube cube, String schema) {
        line(1, "- name: " + cube.name());
        line(2, "sql_table: " + schema + "." + cube.name());
        section("joins", cube.joins(), join -> join(join));
        section("dimensions", cube.dimensions(), dimension -> dimension(cube, dimension));
        section("measures", cube.measures(), measure -> measure(cube, measure));
        section("segments", cube.segments(), segment -> {
            line(3, "- name: " + segment.name());
            line(4, "sql: " + quoted(segment.sql().text(cube.name())));
        });
    }

    private <T> void section(String name, List<T> items, java.util.function.Consumer<T> write) {
        if (!items.isEmpty()) {
            line(2, name + ":");
            items.forEach(write);
        }
    }

    private void join(Join join) {
        line(3, "- name: " + join.to());
        line(4, "relationship: " + join.relationship().name().toLowerCase(Locale.ROOT));
        line(
                4,
                "sql: "
                        + quoted(IntStream.range(0, join.here().size())
                                .mapToObj(i -> "{CUBE}.%s = {%s}.%s"
                                        .formatted(
                                                join.here().get(i),
                                                join.to(),
                                                join.there().get(i)))
                                .collect(Collectors.joining(" AND "))));
    }

    private void dimension(Cube cube, Dimension dimension) {
        line(3, "- name: " + dimension.name());
        line(4, "type: " + dimension.kind().name().toLowerCase(Locale.ROOT));
        if (dimension.primaryKey()) {
            line(4, "primary_key: true");
            line(4, "public: true");
        }
        if (dimension.kind() == World.Kind.TIME) {
            line(4, "granularities:");
            for (var custom : Custom.values()) {
                line(5, "- {" + String.join(", ", custom.declared()) + "}");
            }
        }
        if (dimension.source() == World.Source.STAGED) {
            StagedText.of(cube.name(), dimension).forEach(line -> line(4, line));
        } else if (dimension.ofMeasures()) {
            line(4, "sub_query: true");
        }
        if (dimension.source() == World.Source.FILTERED_SUB_QUERY) {
            line(4, "propagate_filters_to_sub_query: true");
        }
        if (dimension.sql() instanceof Expression.Case(var whens, var otherwise)) {
            line(4, "case:");
            line(5, "when:");
            for (var when : whens) {
                line(6, "- sql: " + quoted(when.condition().text(cube.name())));
                line(7, "label: " + quoted(when.label()));
            }
            if (otherwise != null) {
                line(5, "else:");
                line(6, "label: " + quoted(otherwise));
            }
        } else {
            line(4, "sql: " + quoted(dimension.sql().text(cube.name())));
        }
    }

    private void measure(Cube cube, Measure measure) {
        line(3, "- name: " + measure.name());
        switch (measure) {
            case World.Calculated(var ignored, var of) -> {
                line(4, "type: number");
                line(4, "sql: " + quoted(of.text(cube.name())));
            }
            case World.Aggregate aggregate -> aggregate(cube, aggregate);
            case World.Staged staged -> StagedText.of(cube.name(), staged).forEach(line -> line(4, line));
            case World.Rank rank -> StagedText.of(cube.name(), rank).forEach(line -> line(4, line));
            case World.Rolling(var of, var window) -> {
                aggregate(cube, of);
                line(4, "rolling_window:");
                window(window);
            }
        }
    }

    private void aggregate(Cube cube, World.Aggregate aggregate) {
        line(4, "type: " + aggregate.function().name().toLowerCase(Locale.ROOT));
        aggregate.of().forEach(expression -> line(4, "sql: " + quoted(expression.text(cube.name()))));
        if (!aggregate.filters().isEmpty()) {
            line(4, "filters:");
            aggregate.filters().forEach(filter -> line(5, "- sql: " + quoted(filter.text(cube.name()))));
        }
    }

    private void window(Window window) {
        switch (window) {
            case Window.ToDate(var period) -> {
                line(5, "type: to_date");
                line(5, "granularity: " + period);
            }
            case Window.Around(var trailing, var leading, var fromStart) -> {
                if (trailing != null) {
                    line(5, "trailing: " + trailing);
                }
                if (leading != null) {
                    line(5, "leading: " + leading);
                }
                line(5, "offset: " + (fromStart ? "start" : "end"));
            }
        }
    }

    private void view(World.View view) {
        line(1, "- name: " + view.name());
        line(2, "cubes:");
        for (var part : view.parts()) {
            line(3, "- join_path: " + String.join(".", part.path()));
            line(4, "prefix: " + part.prefix());
            line(4, "includes:");
            part.members().forEach(member -> line(5, "- " + member));
        }
    }

    private void line(int depth, String content) {
        text.append("  ".repeat(depth)).append(content).append('\n');
    }

    static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
