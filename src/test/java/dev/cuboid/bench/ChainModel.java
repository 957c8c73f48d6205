package dev.cuboid.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A model of many cubes, each with as many measures as dimensions, joined many_to_one in chains of ten. */
final class ChainModel {
    private static final int CHAIN = 10;

    private ChainModel() {}

    static String yaml(int cubes, int members) {
        return yaml(0, cubes, cubes, members);
    }

    /** As many files as there are chains, by their names. */
    static Map<String, String> files(int cubes, int members) {
        var files = new LinkedHashMap<String, String>();
        for (int first = 0; first < cubes; first += CHAIN) {
            files.put(
                    "chain_%03d.yml".formatted(first / CHAIN),
                    yaml(first, Math.min(cubes, first + CHAIN), cubes, members));
        }
        return files;
    }

    private static String yaml(int first, int until, int cubes, int members) {
        var text = new StringBuilder("cubes:\n");
        for (int cube = first; cube < until; cube++) {
            text.append("  - name: cube_%d%n    sql_table: public.table_%d%n".formatted(cube, cube));
            if (cube % CHAIN < CHAIN - 1 && cube + 1 < cubes) {
                text.append("""
                            joins:
                              - name: cube_%d
                                relationship: many_to_one
                                sql: "{CUBE}.next_id = {cube_%d.id}"
                        """.formatted(cube + 1, cube + 1));
            }
            text.append(
                    "    dimensions:\n      - {name: id, sql: id, type: number, primary_key: true, public: true}\n");
            text.append("      - {name: at, sql: created_at, type: time}\n");
            for (int member = 0; member < members; member++) {
                text.append("      - {name: d%d, sql: column_%d, type: string}%n".formatted(member, member));
            }
            text.append("    measures:\n      - {name: count, type: count}\n");
            for (int member = 0; member < members / 2; member++) {
                text.append("      - {name: m%d, sql: amount_%d, type: sum}%n".formatted(member, member));
            }
            for (int member = members / 2; member < members; member++) {
                text.append("      - {name: m%d, sql: \"1.0 * {m%d} / NULLIF({count}, 0)\", type: number}%n"
                        .formatted(member, member - members / 2));
            }
        }
        return text.toString();
    }

    static ObjectNode typicalQuery(JsonMapper json) {
        return (ObjectNode) json.readTree("""
                {"measures": ["cube_0.m0", "cube_0.m10"], "dimensions": ["cube_1.d0", "cube_2.d1"],
                 "timeDimensions": [{"dimension": "cube_0.at", "granularity": "day", "dateRange": ["2024-01-01", "2024-03-31"]}],
                 "filters": [{"member": "cube_0.d1", "operator": "equals", "values": ["a"]},
                             {"member": "cube_1.d2", "operator": "contains", "values": ["b"]},
                             {"member": "cube_2.id", "operator": "gt", "values": ["5"]}]}""");
    }

    static void withFreshValues(ObjectNode query, long value) {
        for (var filter : query.get("filters")) {
            ((ObjectNode) filter).putArray("values").add(Long.toString(value));
        }
    }

    static ObjectNode wideQuery(JsonMapper json) {
        var query = json.createObjectNode();
        var measures = new ArrayList<String>();
        for (int cube = 0; cube < 4 && measures.size() < 70; cube++) {
            for (int member = 0; member < 20 && measures.size() < 70; member++) {
                measures.add("cube_%d.m%d".formatted(cube, member));
            }
        }
        measures.forEach(query.putArray("measures")::add);
        var dimensions = query.putArray("dimensions");
        for (int member = 0; member < 20; member++) {
            dimensions.add("cube_4.d" + member);
        }
        return query;
    }
}
