package dev.cuboid.model;

import dev.cuboid.definition.Definition;
import dev.cuboid.definition.Definition.Entry;
import dev.cuboid.definition.Definition.Mapping;
import dev.cuboid.definition.Definition.Scalar;
import dev.cuboid.definition.Definition.Sequence;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds objects against their shapes and gives them in one spelling: camelCase keys, lists where names were keys, nothing
 * where the file leaves a value empty. What does not fit is reported and left out.
 */
final class ShapeReader {
    private static final List<String> VISIBILITY = List.of("public", "shown", "visible");

    private final Problems problems;
    private final Set<Location> incomplete = new HashSet<>();
    private int lost;

    ShapeReader(Problems problems) {
        this.problems = problems;
    }

    Optional<Node> read(Definition value, Shape shape, String owner) {
        if (!(value instanceof Mapping mapping)) {
            return wrong(
                    value,
                    shape.what() + owner + " has to be an object",
                    "write it as `%s: …`"
                                    .formatted(Names.snakeCase(
                                            shape.parameters().getFirst().name()))
                            + (shape.parameters().size() > 1 ? " and other `key: value` lines" : ""));
        }
        var context = context(mapping, shape, owner);
        int lostBefore = lost;
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (var entry : mapping.entries()) {
            shape.parameter(entry.key())
                    .ifPresentOrElse(
                            parameter -> parameter(entry, parameter, context, entries),
                            () -> unknown(entry, shape, context));
        }
        if (lost > lostBefore) {
            incomplete.add(mapping.location());
        }
        return Optional.of(new Node(new Mapping(List.copyOf(entries.values()), mapping.location())));
    }

    /** Whether members of the object could not be read, so that what it lacks proves nothing. */
    boolean incomplete(Node node) {
        return incomplete.contains(node.mapping().location());
    }

    private static String context(Mapping mapping, Shape shape, String owner) {
        var name = mapping.entry("name")
                .map(entry -> entry.value() instanceof Scalar scalar ? " `" + scalar.text() + "`" : "")
                .orElse("");
        return shape.what() + name + owner;
    }

    private void unknown(Entry entry, Shape shape, String context) {
        var problem = Diagnostic.of(
                        ErrorCode.UNKNOWN_PARAMETER,
                        entry.keyLocation(),
                        "%s: `%s` is not allowed".formatted(context, entry.key()))
                .near(entry.key(), shape.namesLike(entry.key()));
        lost++;
        problems.add(shape.hintFor(entry.key()).map(problem::hint).orElse(problem));
    }

    private void parameter(Entry entry, Shape.Parameter parameter, String context, Map<String, Entry> entries) {
        if (entry.value() instanceof Scalar scalar && scalar.type() == Definition.Type.NULL) {
            return;
        }
        var field = new Field(entry.key(), context);
        canonical(entry.value(), parameter.kind(), field).ifPresent(value -> {
            var earlier =
                    entries.putIfAbsent(parameter.name(), new Entry(parameter.name(), entry.keyLocation(), value));
            if (earlier != null) {
                problems.report(
                        ErrorCode.CONFLICTING_PARAMETERS,
                        entry.keyLocation(),
                        "%s: `%s` says again what line %d says"
                                .formatted(
                                        context,
                                        entry.key(),
                                        earlier.keyLocation().line()),
                        "keep one of the two");
            }
        });
    }

    /** @param owner the object, for messages */
    private record Field(String name, String owner) {
        String text() {
            return "%s: `%s`".formatted(owner, name);
        }
    }

    private Optional<? extends Definition> canonical(Definition value, Kind kind, Field field) {
        return switch (kind) {
            case Kind.Plain plain -> plain(value, plain, field);
            case Kind.Choice(var words) -> choice(value, words, field);
            case Kind.ListOf(var item) -> list(value, item, field);
            case Kind.OneOrMore(var item) ->
                value instanceof Scalar one
                        ? canonical(one, item, field).map(only -> new Sequence(List.of(only), one.location()))
                        : list(value, item, field);
            case Kind.Named(var shape) -> named(value, shape, field);
            case Kind.Part(var shape) ->
                read(value, shape.get(), " of " + field.owner()).map(Node::mapping);
            case Kind.Either(var plain, var structured) ->
                canonical(value, value instanceof Scalar ? plain : structured, field);
            case Kind.AllOr(var list) -> isStar(value) ? Optional.of(value) : canonical(value, list, field);
            case Kind.Partly(var partly, var _) -> canonical(value, partly, field);
        };
    }

    private static boolean isStar(Definition value) {
        return value instanceof Scalar scalar && scalar.text().equals("*");
    }

    private Optional<? extends Definition> plain(Definition value, Kind.Plain kind, Field field) {
        if (kind == Kind.Plain.ANYTHING) {
            return Optional.of(value);
        }
        if (kind == Kind.Plain.OBJECT) {
            return value instanceof Mapping
                    ? Optional.of(value)
                    : wrong(value, field.text() + " has to be an object", "write it as `key: value` lines");
        }
        if (!(value instanceof Scalar scalar)) {
            wrong(
                    value,
                    field.text() + " has to be a single value",
                    "put quotes around a text that begins with a brace or a bracket: `%s: \"{…}\"`"
                            .formatted(field.name()));
            // kept as something, so that nobody reports it as missing, too
            return Optional.of(new Scalar("NULL", Definition.Type.TEXT, "", value.location()));
        }
        return kind == Kind.Plain.FLAG
                ? flag(scalar, field)
                : kind == Kind.Plain.NAME ? name(scalar, field) : Optional.of(scalar);
    }

    private Optional<Scalar> flag(Scalar scalar, Field field) {
        if (scalar.type() == Definition.Type.BOOLEAN) {
            return Optional.of(scalar);
        }
        if (scalar.text().contains("COMPILE_CONTEXT") && VISIBILITY.contains(field.name())) {
            // who may see it is not known before somebody asks, so nobody may
            return Optional.of(new Scalar("false", Definition.Type.BOOLEAN, scalar.raw(), scalar.location()));
        }
        problems.add(Diagnostic.of(
                        ErrorCode.WRONG_VALUE,
                        scalar.location(),
                        "%s has to be true or false, not %s"
                                .formatted(
                                        field.text(),
                                        scalar.raw().startsWith("\"")
                                                        || scalar.raw().startsWith("'")
                                                ? "the text `" + scalar.raw() + "`"
                                                : "`" + scalar.text() + "`"))
                .hint("write `%s: true` or `%1$s: false`, without quotes".formatted(field.name())));
        return Optional.empty();
    }

    private Optional<Scalar> name(Scalar scalar, Field field) {
        if (Names.VALID.matcher(scalar.text()).matches()) {
            return Optional.of(scalar);
        }
        lost++;
        problems.report(
                ErrorCode.INVALID_NAME,
                scalar.location(),
                "%s: `%s` is not a name".formatted(field.text(), scalar.text()),
                "begin with a letter, and go on with letters, digits and underscores");
        return Optional.empty();
    }

    private Optional<Scalar> choice(Definition value, List<String> words, Field field) {
        if (!(value instanceof Scalar scalar)) {
            return wrong(value, field.text() + " has to be a single word", "choose one of " + Names.quoted(words));
        }
        var word = Names.camelCase(scalar.text());
        if (words.contains(word)) {
            return Optional.of(new Scalar(word, Definition.Type.TEXT, scalar.raw(), scalar.location()));
        }
        var spelled = words.stream().map(Names::snakeCase).toList();
        var problem = Diagnostic.of(
                ErrorCode.WRONG_VALUE, scalar.location(), "%s cannot be `%s`".formatted(field.text(), scalar.text()));
        var meant = Synonyms.of(scalar.text(), spelled);
        problems.add(meant.map(one -> problem.hint("write `%s`".formatted(one)))
                .orElseGet(() -> problem.near(scalar.text(), spelled))
                .hint("choose one of " + Names.quoted(spelled)));
        // kept empty, so that nobody reports it as missing, too
        return Optional.of(new Scalar("", Definition.Type.TEXT, scalar.raw(), scalar.location()));
    }

    private Optional<Sequence> list(Definition value, Kind item, Field field) {
        if (!(value instanceof Sequence(var items, var location))) {
            return wrong(
                    value,
                    field.text() + " has to be a list",
                    "write `%s: […]`, or lines that begin with `- `".formatted(field.name()));
        }
        var fitting = new ArrayList<Definition>();
        items.forEach(one -> canonical(one, item, field).ifPresent(fitting::add));
        return Optional.of(new Sequence(fitting, location));
    }

    private Optional<Sequence> named(Definition value, Shape shape, Field field) {
        if (value instanceof Scalar) {
            return wrong(value, field.text() + " has to be a list of objects", "begin each with `- name: …`");
        }
        var owner = field.owner().startsWith(CubeShapes.FILE.what()) ? "" : " of " + field.owner();
        var fitting = new ArrayList<Definition>();
        for (var item : items(value)) {
            read(item, shape, owner).ifPresent(node -> {
                if (node.has("name")) {
                    fitting.add(node.mapping());
                } else if (!(item instanceof Mapping mapping)
                        || mapping.entry("name").isEmpty()) {
                    problems.report(
                            ErrorCode.MISSING_PARAMETER,
                            item.location(),
                            "%s%s without a `name`".formatted(shape.what(), owner),
                            "add `name: …`");
                }
            });
        }
        return Optional.of(new Sequence(fitting, value.location()));
    }

    private static List<Definition> items(Definition list) {
        return switch (list) {
            case Sequence(var items, var _) -> items;
            case Mapping(var entries, var _) ->
                entries.stream().map(ShapeReader::withName).toList();
            case Scalar scalar -> List.of(scalar);
        };
    }

    private static Definition withName(Entry entry) {
        if (!(entry.value() instanceof Mapping(var entries, var location))) {
            return entry.value();
        }
        var named = new ArrayList<Entry>();
        named.add(new Entry(
                "name",
                entry.keyLocation(),
                new Scalar(entry.key(), Definition.Type.TEXT, entry.key(), entry.keyLocation())));
        named.addAll(entries);
        return new Mapping(named, location);
    }

    private <T> Optional<T> wrong(Definition value, String message, String hint) {
        lost++;
        problems.report(ErrorCode.WRONG_VALUE, value.location(), message, hint);
        return Optional.empty();
    }
}
