package dev.cuboid.model;

import dev.cuboid.definition.Definition.Scalar;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.model.View.DefaultFilter;
import dev.cuboid.model.View.Member;
import dev.cuboid.model.ViewMembers.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Definitions of views in, views out; every member already knows its cube and the way to it. */
final class ViewCompiler {
    private final Symbols symbols;
    private final ViewGroups groups;
    private final Problems problems;
    private final IncludedPresentation presentations;

    private ViewCompiler(Symbols symbols, Map<String, Cube> cubes, ViewGroups groups, Problems problems) {
        this.groups = groups;
        this.symbols = symbols;
        this.problems = problems;
        this.presentations = new IncludedPresentation(cubes, problems);
    }

    static Compiled<View> compile(Node node, Symbols symbols, Map<String, Cube> cubes, ViewGroups groups) {
        var asked = new AskedSymbols(symbols);
        var compiler = new ViewCompiler(asked, cubes, groups, new Problems());
        var view = compiler.compile(node);
        var basis = new Compiled.Basis(node, asked.answers(), groups.of(node), compiler.presentations.used());
        return new Compiled<>(basis, view, TemplateReferences.in(view), compiler.problems.found());
    }

    private View compile(Node node) {
        var name = node.name();
        var presentation = new PresentationReader(problems).ofCube(node);
        new NameCheck(problems).check(node, "view");
        var members = members(node);
        var scope = new ViewScope(name, members, symbols, problems);
        var context = MemberContext.of(scope, presentation);
        new KeptCheck(context).check(node);
        return new View(
                name,
                presentation,
                compiled(members, context),
                defaultFilters(node, members),
                hierarchies(members, context),
                !node.items("accessPolicy").isEmpty(),
                extras(node, members),
                node.location());
    }

    private ViewMembers members(Node node) {
        if (node.parts("cubes").isEmpty() && !symbols.incomplete(node.name())) {
            problems.report(
                    ErrorCode.MISSING_PARAMETER,
                    node.location(),
                    "view `%s` has no `cubes`".formatted(node.name()),
                    "add `cubes: [{join_path: …, includes: \"*\"}]`");
        }
        var members = new ViewMembers(node.name(), symbols, problems);
        var items = new ArrayList<ViewItem>();
        node.parts("cubes").forEach(part -> item(node.name(), part).ifPresent(items::add));
        new HierarchyLevels(symbols, problems).addTo(items);
        items.forEach(members::include);
        node.parts("measures").forEach(measure -> members.addOwn(MemberKind.MEASURE, measure));
        node.parts("dimensions").forEach(dimension -> members.addOwn(MemberKind.DIMENSION, dimension));
        return members;
    }

    private Optional<ViewItem> item(String view, Node part) {
        if (!part.has("joinPath")) {
            problems.report(
                    ErrorCode.MISSING_PARAMETER,
                    part.location(),
                    "a cube of view `%s` has no `join_path`".formatted(view),
                    "add `join_path: …`, cubes from the root on with dots between them");
            return Optional.empty();
        }
        if (!part.has("includes")) {
            problems.report(
                    ErrorCode.MISSING_PARAMETER,
                    part.value("joinPath").orElse(part.mapping()).location(),
                    "a cube of view `%s` has no `includes`".formatted(view),
                    "add `includes: \"*\"`, or a list of members");
        }
        for (var excluded : part.scalars("excludes")) {
            if (excluded.text().contains(".")) {
                problems.report(
                        ErrorCode.WRONG_REFERENCE,
                        excluded.location(),
                        "Paths aren't allowed in cube excludes but '%s' provided as exclude member"
                                .formatted(excluded.text()),
                        "write the member's name alone");
            }
        }
        return part.scalar("joinPath")
                .flatMap(path -> path(path)
                        .flatMap(cubes -> symbols.cube(cubes.getLast()).map(cube -> ViewItem.of(part, cubes, cube))));
    }

    /** The cubes of a path, each joined to the one before. */
    private Optional<List<String>> path(Scalar path) {
        var names = List.of(path.text().split("\\.", -1));
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i);
            if (symbols.cube(name).isEmpty()) {
                problems.add(Diagnostic.of(
                                ErrorCode.UNKNOWN_REFERENCE, path.location(), "Cube `%s` doesn't exist".formatted(name))
                        .near(name, symbols.cubeNames()));
                return Optional.empty();
            }
            var previous = i == 0 ? Optional.<Symbols.Table>empty() : symbols.cube(names.get(i - 1));
            if (previous.isPresent() && !previous.get().joins().containsKey(name)) {
                problems.report(
                        ErrorCode.WRONG_REFERENCE,
                        path.location(),
                        "Can't find join path to join '%s', '%s'".formatted(names.get(i - 1), name),
                        previous.get().joins().isEmpty()
                                ? "cube `%s` declares no joins; add one".formatted(names.get(i - 1))
                                : "`%s` joins %s"
                                        .formatted(
                                                names.get(i - 1),
                                                Names.quoted(
                                                        previous.get().joins().keySet())));
                return Optional.empty();
            }
        }
        return Optional.of(names);
    }

    private List<Member> compiled(ViewMembers members, MemberContext context) {
        var measures = new MeasureCompiler(context);
        var dimensions = new DimensionCompiler(context);
        var compiled = new ArrayList<Member>();
        for (var entry : members.all()) {
            if (!entry.own()) {
                compiled.add(included(entry, context));
            } else if (entry.kind() == MemberKind.MEASURE) {
                compiled.add(new Member.OwnMeasure(measures.compile(entry.override())));
            } else {
                compiled.add(new Member.OwnDimension(dimensions.compile(entry.override())));
            }
        }
        return compiled;
    }

    private Member included(Entry entry, MemberContext context) {
        return new Member.Included(
                new MemberName(context.scope().owner(), entry.nameInView()),
                presentations.of(entry, context.owner()),
                entry.target().path(),
                entry.target().member().name());
    }

    private List<Cube.Hierarchy> hierarchies(ViewMembers members, MemberContext context) {
        var levels = new HierarchyLevels(symbols, problems);
        return members.of(MemberKind.HIERARCHY).stream()
                .map(entry -> new Cube.Hierarchy(
                        new MemberName(context.scope().owner(), entry.nameInView()),
                        presentations.of(entry, context.owner()),
                        levels.inView(entry, members, context.scope().owner())))
                .toList();
    }

    private List<DefaultFilter> defaultFilters(Node node, ViewMembers members) {
        var reader = new FilterReader(
                problems, member -> viewMember(node, member, members).map(MemberName::text));
        var filters = new ArrayList<DefaultFilter>();
        for (var part : node.parts("defaultFilters")) {
            var unless = new ArrayList<MemberName>();
            part.scalars("unless")
                    .forEach(member -> viewMember(node, member, members).ifPresent(unless::add));
            reader.read(part).ifPresent(filter -> filters.add(new DefaultFilter(filter, unless)));
        }
        return filters;
    }

    private Optional<MemberName> viewMember(Node view, Scalar reference, ViewMembers members) {
        var text = reference.text();
        var prefix = view.name() + ".";
        var name = text.startsWith(prefix) ? text.substring(prefix.length()) : text;
        if (members.member(name).isPresent()) {
            return Optional.of(new MemberName(view.name(), name));
        }
        problems.add(Diagnostic.of(
                        ErrorCode.UNKNOWN_REFERENCE,
                        reference.location(),
                        "'%s' not found for path '%s.%s': view `%2$s` has no such member"
                                .formatted(name, view.name(), name))
                .near(name, members.names()));
        return Optional.empty();
    }

    private Map<String, Object> extras(Node node, ViewMembers members) {
        Map<String, Object> extras = new LinkedHashMap<>();
        var groups = this.groups.of(node);
        if (!groups.isEmpty()) {
            extras.put("viewGroups", List.copyOf(groups));
        }
        extras.putAll(new FolderReader(node.name(), members, problems).read(node));
        return extras;
    }
}
