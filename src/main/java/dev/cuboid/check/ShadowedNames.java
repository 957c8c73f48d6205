package dev.cuboid.check;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.model.Cube;
import dev.cuboid.model.MemberName;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Members with the name of a cube that their own cube speaks of: a reference by that name means the cube. */
final class ShadowedNames implements ModelCheck {
    @Override
    public List<Diagnostic> warningsIn(Subject subject) {
        return subject.model().cubes().stream()
                .flatMap(cube -> members(cube)
                        .filter(member -> subject.model().cube(member.member()).isPresent())
                        .filter(member -> speaksOf(cube, member.member(), subject))
                        .map(member -> warning(member, cube, subject)))
                .toList();
    }

    private static Stream<MemberName> members(Cube cube) {
        return Stream.of(
                        cube.measures().stream().map(measure -> measure.name()),
                        cube.dimensions().stream().map(dimension -> dimension.name()),
                        cube.segments().stream().map(Cube.Segment::name))
                .flatMap(names -> names);
    }

    private static boolean speaksOf(Cube cube, String name, Subject subject) {
        if (cube.joins().stream().anyMatch(join -> join.target().equals(name))) {
            return true;
        }
        // a cube's own name before a column is what it always means
        var reference = Pattern.compile(
                cube.name().equals(name) ? "\\{\\s*" + name + "\\s*}(?!\\s*\\.)" : "\\{\\s*" + name + "\\s*[.}]");
        return subject.declared().texts(cube.name()).stream()
                .anyMatch(text -> reference.matcher(text).find());
    }

    private static Diagnostic warning(MemberName member, Cube cube, Subject subject) {
        return Diagnostic.of(
                        ErrorCode.SHADOWED_NAME,
                        subject.declared().place(member, "name").orElse(cube.location()),
                        "in cube `%s`, `{%s}` means the cube `%2$s` and not the member of the same name"
                                .formatted(cube.name(), member.member()))
                .hint("write `{CUBE.%s}` for the member, or rename it".formatted(member.member()));
    }
}
