package dev.cuboid.definition;

import dev.cuboid.diagnostic.Location;
import java.util.List;
import java.util.Optional;

/** A model file as a tree whose every key and value knows its place. It says nothing of what the keys mean. */
public sealed interface Definition {
    Location.InFile location();

    /** Keys are unique; their order is that of the file. */
    record Mapping(List<Entry> entries, Location.InFile location) implements Definition {
        public Mapping {
            entries = List.copyOf(entries);
        }

        public Optional<Entry> entry(String key) {
            for (var entry : entries) {
                if (entry.key().equals(key)) {
                    return Optional.of(entry);
                }
            }
            return Optional.empty();
        }
    }

    record Entry(String key, Location.InFile keyLocation, Definition value) {}

    record Sequence(List<Definition> items, Location.InFile location) implements Definition {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /**
     * A text, number, truth value or nothing.
     *
     * @param text the value as text, quotes and escapes taken away
     * @param raw the value as it stands in the file, for finding places inside it
     */
    record Scalar(String text, Type type, String raw, Location.InFile location) implements Definition {
        /** The place of the character at an offset of the text. */
        public Location.InFile at(int offset) {
            return ScalarPlace.of(this, offset);
        }
    }

    /** What a scalar is by the rules of YAML 1.2; quoted ones are always text. */
    enum Type {
        TEXT,
        NUMBER,
        BOOLEAN,
        NULL
    }
}
