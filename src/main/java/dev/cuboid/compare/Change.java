package dev.cuboid.compare;

import java.util.List;

/**
 * One difference between two models.
 *
 * @param subject the cube, view or member, by its name in the newer model, or the older one where it is gone
 * @param message what happened to it, to be read behind its name
 * @param edits what was written before and after
 * @param because what changed behind it, where the definition itself is as it was
 */
public record Change(Impact impact, String subject, String message, List<Edit> edits, List<String> because) {
    public Change {
        edits = List.copyOf(edits);
        because = List.copyOf(because);
    }

    static Change of(Impact impact, String subject, String message) {
        return new Change(impact, subject, message, List.of(), List.of());
    }

    /** A parameter's text before and after; empty where it was not set. */
    public record Edit(String parameter, String before, String after) {}
}
