package dev.cuboid.model;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/** What is wrong with a model, as far as found. */
final class Problems {
    private static final Comparator<Location> BY_PLACE = Comparator.comparing(Problems::file)
            .thenComparingInt(Problems::line)
            .thenComparingInt(Problems::column);

    private record Place(ErrorCode code, Location location) {}

    private final List<Diagnostic> found = new ArrayList<>();

    void add(Diagnostic problem) {
        found.add(problem);
    }

    void addAll(List<Diagnostic> problems) {
        found.addAll(problems);
    }

    void report(ErrorCode code, Location at, String message, String... hints) {
        found.add(new Diagnostic(code, at, message, List.of(hints)));
    }

    /** As they were found, repetitions included. */
    List<Diagnostic> found() {
        return List.copyOf(found);
    }

    /** In the order of the files; a mistake that children inherit is told once, of the cube that makes it. */
    List<Diagnostic> inOrder() {
        var told = new HashSet<Place>();
        return found.stream()
                .filter(problem -> told.add(new Place(problem.code(), problem.location())))
                .sorted(Comparator.comparing(Diagnostic::location, BY_PLACE))
                .toList();
    }

    private static String file(Location location) {
        return location instanceof Location.InFile place ? place.file() : "";
    }

    private static int line(Location location) {
        return location instanceof Location.InFile place ? place.line() : 0;
    }

    private static int column(Location location) {
        return location instanceof Location.InFile place ? place.column() : 0;
    }
}
