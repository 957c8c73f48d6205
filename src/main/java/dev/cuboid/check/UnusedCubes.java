package dev.cuboid.check;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Cubes that are not public and that no other cube or view names: in a join, in SQL, in a path, as a parent. Any word counts
 * as a name, so that a cube in use is never doubted.
 */
final class UnusedCubes implements ModelCheck {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    @Override
    public List<Diagnostic> warningsIn(Subject subject) {
        var hidden = new HashSet<String>();
        subject.model().cubes().stream()
                .filter(cube -> !cube.presentation().visible())
                .forEach(cube -> hidden.add(cube.name()));
        if (hidden.isEmpty()) {
            return List.of();
        }
        var namedBy = namedBy(hidden, subject);
        var warnings = new ArrayList<Diagnostic>();
        for (var cube : subject.model().cubes()) {
            if (hidden.contains(cube.name()) && !namedBy.containsKey(cube.name())) {
                warnings.add(Diagnostic.of(
                                ErrorCode.UNUSED_CUBE,
                                cube.location(),
                                "cube `%s` is not public, and nothing names it".formatted(cube.name()))
                        .hint("make it `public: true`, include it in a view, or remove it"));
            }
        }
        return warnings;
    }

    private static Map<String, String> namedBy(Set<String> wanted, Subject subject) {
        var namedBy = new HashMap<String, String>();
        for (var owner : subject.declared().names()) {
            for (var text : subject.declared().texts(owner)) {
                WORD.matcher(text)
                        .results()
                        .map(word -> word.group())
                        .filter(word -> !word.equals(owner) && wanted.contains(word))
                        .forEach(word -> namedBy.put(word, owner));
            }
        }
        return namedBy;
    }
}
