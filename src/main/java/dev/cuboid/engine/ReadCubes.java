package dev.cuboid.engine;

import dev.cuboid.model.Cube;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.model.SqlTemplate.Part;
import dev.cuboid.plan.Plan;
import dev.cuboid.plan.PlanPrinter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the cubes that a plan reads: also those only joined in between, and those whose SELECT is part of another's. */
final class ReadCubes {
    private final SemanticModel model;
    private final Map<String, Cube> found = new LinkedHashMap<>();

    private ReadCubes(SemanticModel model) {
        this.model = model;
    }

    static List<Cube> of(Plan plan, SemanticModel model) {
        var cubes = new ReadCubes(model);
        for (var leg : PlanPrinter.legs(plan)) {
            cubes.add(leg.source().root());
            leg.source().joins().forEach(join -> cubes.add(join.item()));
        }
        return List.copyOf(cubes.found.values());
    }

    private void add(Plan.Item item) {
        if (item instanceof Plan.Item.Table table) {
            add(table.cube());
        }
    }

    private void add(String name) {
        if (found.containsKey(name)) {
            return;
        }
        model.cube(name).ifPresent(cube -> {
            found.put(name, cube);
            for (var part : cube.source().sql().parts()) {
                if (part instanceof Part.CubeSql(var other)) {
                    add(other);
                }
            }
        });
    }
}
