package dev.cuboid.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a cube or member is shown to people. It never changes a number.
 *
 * @param title with the cube's title in front, for members: "User Engagement Total Interactions"
 * @param shortTitle the member's own, humanised from its name where the model gives none
 * @param description empty where the model gives none
 * @param visible {@code public} in the model; what is not visible cannot be asked for by name
 * @param format how clients print values
 * @param currency ISO 4217 code in upper case, or empty
 * @param meta opaque JSON values from the model, in the order of the file
 */
public record Presentation(
        String title,
        String shortTitle,
        String description,
        boolean visible,
        Format format,
        String currency,
        Map<String, Object> meta) {
    public Presentation {
        meta = Collections.unmodifiableMap(new LinkedHashMap<>(meta));
    }

    /** How values are printed, as the model says it. */
    public sealed interface Format {
        record None() implements Format {}

        /** One of Cube's plain names: {@code percent}, {@code currency}, {@code number}, {@code id}, {@code imageUrl}, {@code link}. */
        record Named(String name) implements Format {}

        /** A d3-format specifier, with the short name that it was written as ({@code number_2}) or an empty alias. */
        record Numeric(String specifier, String alias) implements Format {}

        /** A strftime-like pattern. */
        record Time(String pattern) implements Format {}

        record Link(String label) implements Format {}
    }
}
