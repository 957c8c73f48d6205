package dev.cuboid.engine;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.model.Cube;
import dev.cuboid.model.MemberName;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.query.ResolvedQuery;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the one data source in which everything that a query shows lives. */
final class DataSources {
    private DataSources() {}

    static String of(ResolvedQuery query, SemanticModel model) {
        var names = members(query)
                .map(MemberName::cube)
                .distinct()
                .flatMap(cube -> model.cube(cube).stream())
                .map(Cube::dataSource)
                .distinct()
                .toList();
        if (names.size() > 1) {
            throw new Rejected(Diagnostic.of(
                    ErrorCode.NOT_SERVED,
                    new Location.InQuery(""),
                    "one query over several data sources is not served: "
                            + names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "))));
        }
        return names.isEmpty() ? "default" : names.getFirst();
    }

    private static Stream<MemberName> members(ResolvedQuery query) {
        return Stream.concat(
                query.measures().stream().map(use -> use.measure().name()),
                query.groups().stream()
                        .map(group -> group.dimension().dimension().name()));
    }
}
