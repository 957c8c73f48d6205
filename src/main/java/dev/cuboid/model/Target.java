package dev.cuboid.model;

import java.util.List;

/** What a reference means. Paths are those of {@link SqlTemplate.Part}. */
sealed interface Target {
    record OfCube(List<String> path, String cube) implements Target {}

    record OfMember(List<String> path, Symbols.Member member) implements Target {}

    record OfBucket(List<String> path, Symbols.Member dimension, String granularity) implements Target {}
}
