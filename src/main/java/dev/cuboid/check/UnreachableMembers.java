package dev.cuboid.check;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.model.MemberName;
import dev.cuboid.model.View;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Members that speak of cubes which no joins bring together: each query that asks for one is refused. */
final class UnreachableMembers implements ModelCheck {
    @Override
    public List<Diagnostic> warningsIn(Subject subject) {
        var warnings = new ArrayList<Diagnostic>();
        for (var cube : subject.model().cubes()) {
            for (var measure : cube.measures()) {
                check(
                        measure.name(),
                        cube.name(),
                        subject.joins().outside(measure),
                        cube.location(),
                        subject,
                        warnings);
            }
            for (var dimension : cube.dimensions()) {
                check(
                        dimension.name(),
                        cube.name(),
                        subject.joins().outside(dimension),
                        cube.location(),
                        subject,
                        warnings);
            }
        }
        for (var view : subject.model().views()) {
            view.members().forEach(member -> inView(member, view, subject, warnings));
        }
        return warnings;
    }

    /** A member that is not reached in its cube has been told there; here it is the view's path that may not lead to the rest. */
    private static void inView(View.Member member, View view, Subject subject, List<Diagnostic> warnings) {
        if (member instanceof View.Member.Included included && included.path().size() > 1) {
            var outside = subject.model()
                    .dimension(included.target())
                    .map(dimension -> subject.joins().outside(dimension))
                    .orElse(List.of());
            var own = included.target().cube();
            if (outside.isEmpty() || !subject.joins().haveRoot(all(own, outside))) {
                return;
            }
            check(member.name(), included.path().getFirst(), outside, view.location(), subject, warnings);
        }
    }

    private static void check(
            MemberName name,
            String home,
            List<String> outside,
            Location otherwise,
            Subject subject,
            List<Diagnostic> warnings) {
        if (outside.isEmpty() || subject.joins().haveRoot(all(home, outside))) {
            return;
        }
        warnings.add(Diagnostic.of(
                        ErrorCode.UNREACHABLE_MEMBER,
                        subject.declared().place(name, "sql").orElse(otherwise),
                        "`%s` can never be asked for: no cube's joins lead to all of %s"
                                .formatted(name.text(), quoted(all(home, outside))))
                .hint("declare a join from `%s` to `%s`, or the other way round".formatted(home, outside.getFirst())));
    }

    private static Set<String> all(String home, List<String> outside) {
        var all = new LinkedHashSet<String>();
        all.add(home);
        all.addAll(outside);
        return all;
    }

    private static String quoted(Set<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}
