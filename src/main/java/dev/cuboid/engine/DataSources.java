package dev.cuboid.engine;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the one data source in which everything that a plan reads lives. */
final class DataSources {
    private DataSources() {}

    static String of(Plan plan, SemanticModel model) {
        var cubes = new LinkedHashMap<String, List<String>>();
        ReadCubes.of(plan, model)
                .forEach(cube -> cubes.computeIfAbsent(cube.dataSource(), source -> new ArrayList<>())
                        .add(cube.name()));
        if (cubes.size() > 1) {
            throw new Rejected(Diagnostic.of(
                            ErrorCode.NOT_SERVED,
                            new Location.InQuery(""),
                            "one query over several data sources is not served: "
                                    + cubes.entrySet().stream()
                                            .map(entry -> "`%s` in `%s`"
                                                    .formatted(String.join("`, `", entry.getValue()), entry.getKey()))
                                            .collect(Collectors.joining(", ")))
                    .hint("a query for each data source"));
        }
        return cubes.isEmpty() ? "default" : cubes.keySet().iterator().next();
    }
}
