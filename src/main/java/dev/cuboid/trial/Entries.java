package dev.cuboid.trial;

import dev.cuboid.definition.Definition;
import dev.cuboid.definition.Definition.Entry;
import dev.cuboid.definition.Definition.Mapping;
import dev.cuboid.definition.Definition.Scalar;
import dev.cuboid.definition.Definition.Sequence;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The keys of one mapping of a test file; what does not fit is noted with its place. */
final class Entries {
    private final Mapping mapping;
    private final List<Diagnostic> problems;

    private Entries(Mapping mapping, List<Diagnostic> problems) {
        this.mapping = mapping;
        this.problems = problems;
    }

    /** Notes all keys other than these. */
    static Optional<Entries> of(Definition definition, String what, List<String> keys, List<Diagnostic> problems) {
        if (!(definition instanceof Mapping mapping)) {
            problems.add(Diagnostic.of(
                    ErrorCode.WRONG_VALUE, definition.location(), what + " is a mapping, and this is none"));
            return Optional.empty();
        }
        for (var entry : mapping.entries()) {
            if (!keys.contains(entry.key())) {
                problems.add(Diagnostic.of(
                                ErrorCode.UNKNOWN_PARAMETER,
                                entry.keyLocation(),
                                "%s has no `%s`".formatted(what, entry.key()))
                        .near(entry.key(), keys)
                        .hint("it has " + String.join(", ", keys)));
            }
        }
        return Optional.of(new Entries(mapping, problems));
    }

    Location.InFile location() {
        return mapping.location();
    }

    Optional<Definition> value(String key) {
        return mapping.entry(key).map(Entry::value);
    }

    boolean has(String key) {
        return value(key).isPresent();
    }

    Optional<Mapping> mapping(String key) {
        return value(key).flatMap(value -> {
            if (value instanceof Mapping found) {
                return Optional.of(found);
            }
            wrong(value, "`" + key + "` is a mapping, and this is none");
            return Optional.empty();
        });
    }

    String text(String key) {
        return scalar(key, Optional::of, "a text").orElse("");
    }

    boolean truth(String key) {
        return scalar(
                        key,
                        text -> text.matches("true|false") ? Optional.of(text.equals("true")) : Optional.empty(),
                        "`true` or `false`")
                .orElse(false);
    }

    /** A value that is read from text; what cannot be read is noted. */
    <T> Optional<T> scalar(String key, Function<String, Optional<T>> parse, String expected) {
        return value(key).flatMap(value -> {
            Optional<T> read = value instanceof Scalar scalar ? parse.apply(scalar.text()) : Optional.empty();
            if (read.isEmpty()) {
                wrong(value, "`%s` is %s".formatted(key, expected));
            }
            return read;
        });
    }

    /** A list of texts; one text counts as a list of one. */
    List<String> texts(String key) {
        var texts = new ArrayList<String>();
        for (var item : items(key)) {
            if (item instanceof Scalar scalar) {
                texts.add(scalar.text());
            } else {
                wrong(item, "`%s` lists texts".formatted(key));
            }
        }
        return texts;
    }

    List<Definition> items(String key) {
        return value(key)
                .map(value -> value instanceof Sequence(var items, var _) ? items : List.of(value))
                .orElse(List.of());
    }

    void wrong(Definition value, String message) {
        problems.add(Diagnostic.of(ErrorCode.WRONG_VALUE, value.location(), message));
    }

    void missing(String message, String hint) {
        problems.add(
                Diagnostic.of(ErrorCode.MISSING_PARAMETER, location(), message).hint(hint));
    }
}
