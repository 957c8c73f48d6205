package dev.cuboid.diagnostic;

/** Where the author wrote the thing that a diagnostic talks about. Lines and columns count from 1. */
public sealed interface Location {
    /** A place in a model file; {@code file} is relative to the model folder. */
    record InFile(String file, int line, int column) implements Location {}

    /** A place in a request, as a JSON pointer such as {@code /measures/0}; empty for the whole query. */
    record InQuery(String pointer) implements Location {}

    /** A setting, by the name that its operator used. */
    record InSetting(String name) implements Location {}

    default String text() {
        return switch (this) {
            case InFile(var file, var line, var column) -> "%s:%d:%d".formatted(file, line, column);
            case InQuery(var pointer) -> "query" + pointer;
            case InSetting(var name) -> name;
        };
    }
}
