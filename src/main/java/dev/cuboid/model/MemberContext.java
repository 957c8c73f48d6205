package dev.cuboid.model;

import dev.cuboid.definition.Definition.Scalar;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.model.Measure.GrainMember;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that compiling a member of a cube or view needs: what names mean there, and how its owner is shown. */
record MemberContext(Scope scope, Presentation owner, TemplateReader templates, PresentationReader presentations) {
    static MemberContext of(Scope scope, Presentation owner) {
        return new MemberContext(scope, owner, new TemplateReader(scope), new PresentationReader(scope.problems()));
    }

    Problems problems() {
        return scope.problems();
    }

    boolean inView() {
        return scope.symbols().isView(scope.owner());
    }

    MemberName nameOf(Node member) {
        return new MemberName(scope.owner(), member.name());
    }

    /** "measure `total` of cube `orders`" */
    String describe(MemberKind kind, Node member) {
        return kind.word() + " `" + member.name() + (inView() ? "` of view `" : "` of cube `") + scope.owner() + "`";
    }

    /** The SQL of a parameter; a missing one is reported and read as NULL. */
    SqlTemplate sql(Node node, String described, Use use) {
        var sql = node.scalar("sql").filter(scalar -> !scalar.text().isBlank());
        if (sql.isEmpty()) {
            problems()
                    .report(
                            ErrorCode.MISSING_PARAMETER,
                            node.location(),
                            described + " has no `sql`",
                            "add `sql: …`, a column or an expression");
            return SqlTemplate.text("NULL");
        }
        return templates.read(sql.get(), use);
    }

    List<SqlTemplate> conditions(Node node, String parameter, String described, Use use) {
        return node.parts(parameter).stream()
                .map(item -> sql(item, "an item of `" + parameter + "` of " + described, use))
                .toList();
    }

    /** What a reference without braces means, such as {@code users.city}; mistakes are reported. */
    Optional<Target> target(Scalar reference) {
        var cursor = new Cursor(reference.text());
        var names = cursor.dottedNames();
        if (names.isEmpty() || !cursor.atEnd()) {
            problems()
                    .report(
                            ErrorCode.WRONG_VALUE,
                            reference.location(),
                            "`%s` is no reference to a member".formatted(reference.text()),
                            "write a name without braces, such as `status` or `users.city`");
            return Optional.empty();
        }
        return scope.resolve(new Reference(names, reference.location(), Reference.Place.PARAMETER));
    }

    /** A dimension, or a time dimension with a granularity; anything else is reported. */
    Optional<GrainMember> dimension(Scalar reference) {
        return target(reference).flatMap(target -> switch (target) {
            case Target.OfBucket(var path, var dimension, var granularity) ->
                Optional.of(new GrainMember(path, dimension.name(), Optional.of(granularity)));
            case Target.OfMember(var path, var member)
            when member.kind() == MemberKind.DIMENSION ->
                Optional.of(new GrainMember(path, member.name(), Optional.empty()));
            case Target.OfMember _, Target.OfCube _ -> noDimension(reference);
        });
    }

    List<GrainMember> dimensions(Node node, String parameter) {
        var dimensions = new ArrayList<GrainMember>();
        node.scalars(parameter).forEach(reference -> dimension(reference).ifPresent(dimensions::add));
        return dimensions;
    }

    private <T> Optional<T> noDimension(Scalar reference) {
        problems()
                .report(
                        ErrorCode.WRONG_REFERENCE,
                        reference.location(),
                        "`%s` is no dimension".formatted(reference.text()),
                        "name a dimension here");
        return Optional.empty();
    }

    void conflict(Node node, String parameter, String message, String hint) {
        problems().report(ErrorCode.CONFLICTING_PARAMETERS, node.at(parameter), message, hint);
    }
}
