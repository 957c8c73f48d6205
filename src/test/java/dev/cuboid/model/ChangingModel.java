package dev.cuboid.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A small model in several files that changes at random, often into one that is wrong. */
final class ChangingModel {
    private static final List<String> FILES = List.of("a.yml", "b.yml", "c.yml");
    private static final List<String> NAMES = List.of("one", "two", "three", "four", "five", "six");
    private static final List<String> MEMBERS = List.of(
            "{name: m1, type: sum, sql: amount}",
            "{name: m2, type: number, sql: \"{count} * 2\"}",
            "{name: m3, type: number, sql: \"{m2} / NULLIF({@.count}, 0)\"}",
            "{name: m2, type: count, title: Another}",
            "{name: m4, type: sum, sql: \"{d1} + {@.d2}\"}",
            "{name: m5, type: number, multi_stage: true, sql: \"{count}\", time_shift: [{name: retail}]}",
            "{name: m6, type: count, drill_members: [d1, @.d2]}");
    private static final List<String> DIMENSIONS = List.of(
            "{name: d1, type: string, sql: a}",
            "{name: d1, type: time, sql: a, granularities: [{name: fiscal, interval: 1 year, offset: 1 month}]}",
            "{name: d2, type: string, sql: \"{d1.fiscal} || {@.d1}\"}",
            "{name: d2, type: number, sql: b, format: percent, primary_key: true}",
            "{name: d3, type: time, sql: c, time_shift: [{name: retail, sql: \"{CUBE}.d\"}]}",
            "{name: d4, type: number, sub_query: true, sql: \"{@.count}\"}",
            "{name: d5, type: string, sql: \"{@.d5} || {d2}\"}");
    private static final List<String> SOURCES = List.of(
            "sql_table: t",
            "sql: \"SELECT * FROM {@.sql()}\"",
            "sql: \"SELECT 1 WHERE {FILTER_PARAMS.@.d1.filter('x')}\"",
            "sql_table: t\n    calendar: true",
            "sql_table: t\n    sqltable: u");

    private record Cube(
            String name,
            String source,
            String parent,
            List<String> joins,
            List<String> measures,
            List<String> dimensions) {
        String yaml() {
            var text = new StringBuilder("  - name: " + name + "\n    " + source + "\n");
            text.append(parent.isEmpty() ? "" : "    extends: " + parent + "\n");
            text.append("    joins:\n");
            joins.forEach(join -> text.append(
                    "      - {name: %s, relationship: many_to_one, sql: \"{CUBE}.x = {%1$s}.y\"}\n".formatted(join)));
            text.append("    measures:\n      - {name: count, type: count}\n");
            measures.forEach(measure -> text.append("      - ").append(measure).append('\n'));
            text.append("    dimensions:\n      - {name: id, type: number, sql: id, primary_key: true}\n");
            dimensions.forEach(
                    dimension -> text.append("      - ").append(dimension).append('\n'));
            return text.toString();
        }
    }

    private final Random random;
    private final Map<String, String> fileOf = new LinkedHashMap<>();
    private final Map<String, Cube> cubes = new LinkedHashMap<>();
    private final Map<String, String> views = new LinkedHashMap<>();
    private final Map<String, String> ends = new TreeMap<>();
    private int lines;

    ChangingModel(long seed) {
        random = new Random(seed);
        for (var key : NAMES.subList(0, 5)) {
            cubes.put(key, new Cube(key, "sql_table: t", "", List.of(), List.of(), List.of()));
            fileOf.put(key, any(FILES));
        }
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String filled(List<String> texts) {
        return any(texts).replace("@", any(NAMES));
    }

    /** What it is now, to come back to. */
    ChangingModel copy() {
        var copy = new ChangingModel(random.nextLong());
        copy.fileOf.clear();
        copy.cubes.clear();
        copy.fileOf.putAll(fileOf);
        copy.cubes.putAll(cubes);
        copy.views.putAll(views);
        copy.ends.putAll(ends);
        copy.lines = lines;
        return copy;
    }

    void change() {
        var key = any(List.copyOf(cubes.keySet()));
        var cube = cubes.getOrDefault(key, new Cube(key, "", "", List.of(), List.of(), List.of()));
        switch (random.nextInt(11)) {
            case 0 ->
                put(key, new Cube(any(NAMES), cube.source, cube.parent, cube.joins, cube.measures, cube.dimensions));
            case 1 -> {
                var parent = random.nextBoolean() ? any(NAMES) : "";
                put(key, new Cube(cube.name, cube.source, parent, cube.joins, cube.measures, cube.dimensions));
            }
            case 2 ->
                put(key, new Cube(cube.name, filled(SOURCES), cube.parent, cube.joins, cube.measures, cube.dimensions));
            case 3, 4 -> {
                var joins = toggled(cube.joins, any(NAMES));
                put(key, new Cube(cube.name, cube.source, cube.parent, joins, cube.measures, cube.dimensions));
            }
            case 5, 6 -> {
                var measures = toggled(cube.measures, filled(MEMBERS));
                put(key, new Cube(cube.name, cube.source, cube.parent, cube.joins, measures, cube.dimensions));
            }
            case 7, 8 -> {
                var dimensions = toggled(cube.dimensions, filled(DIMENSIONS));
                put(key, new Cube(cube.name, cube.source, cube.parent, cube.joins, cube.measures, dimensions));
            }
            case 9 -> changeView();
            default -> changeFiles(key);
        }
    }

    private void put(String key, Cube cube) {
        cubes.put(key, cube);
    }

    private List<String> toggled(List<String> list, String item) {
        var toggled = new ArrayList<>(list);
        if (!toggled.remove(item)) {
            toggled.add(item);
        }
        while (toggled.size() > 2) {
            toggled.removeFirst();
        }
        return toggled;
    }

    private void changeView() {
        var name = any(List.of("v1", "v2"));
        var first = any(NAMES);
        var path = random.nextInt(3) == 0 ? first + "." + any(NAMES) : first;
        var more = any(List.of(
                "    public: false\n",
                "    extends: v1\n",
                "    measures: [{name: own, type: number, multi_stage: true, sql: \"{count} * 2\"}]\n",
                "    view_group: g\n",
                "    folders: [{name: f, includes: [count, id]}]\n"));
        var includes = any(List.of("\"*\"", "[count, {name: id, title: Key}]", "[count, d1]"));
        views.put(
                name,
                "  - name: %s\n%s    cubes: [{join_path: %s, includes: %s, prefix: %s}]\n"
                        .formatted(name, more, path, includes, random.nextBoolean()));
        if (random.nextInt(4) == 0) {
            views.remove(name);
        }
    }

    private void changeFiles(String key) {
        switch (random.nextInt(4)) {
            case 0 -> fileOf.put(key, any(FILES));
            case 1 -> lines = random.nextInt(5);
            case 2 -> ends.put(any(FILES), any(List.of("  - [", "view_groups: [{name: g, views: [v1]}]\n", "")));
            default -> ends.clear();
        }
    }

    /** The text of each file. */
    Map<String, String> files() {
        var files = new LinkedHashMap<String, String>();
        for (var file : FILES) {
            var text = new StringBuilder("#\n".repeat(file.equals("b.yml") ? lines : 0)).append("cubes:\n");
            cubes.forEach((key, cube) -> text.append(file.equals(fileOf.get(key)) ? cube.yaml() : ""));
            if (file.equals("b.yml")) {
                text.append("views:\n");
                views.values().forEach(text::append);
            }
            files.put(file, text + ends.getOrDefault(file, ""));
        }
        return files;
    }
}
