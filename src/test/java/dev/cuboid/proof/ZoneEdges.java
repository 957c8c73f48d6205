package dev.cuboid.proof;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The instants at which cutting time goes wrong: around every change of a zone's clocks, of its days, months and years. */
final class ZoneEdges {
    static final List<ZoneId> ZONES = Stream.of(
                    "UTC",
                    "Europe/Berlin",
                    "Europe/London",
                    "America/New_York",
                    "America/Sao_Paulo", // changed at midnight, so that days began at one
                    "America/St_Johns", // half an hour off, and changed a minute after midnight
                    "Asia/Kolkata",
                    "Asia/Kathmandu", // 45 minutes off
                    "Australia/Lord_Howe", // changes by half an hour
                    "Pacific/Chatham", // 45 minutes off, and changes
                    "Pacific/Apia", // has no 30 December 2011
                    "Africa/Casablanca") // changes around Ramadan
            .map(ZoneId::of)
            .toList();
    private static final int FIRST_YEAR = 2005;
    private static final int YEARS = 20;

    static SequencedSet<Instant> of(ZoneId zone) {
        var edges = new TreeSet<Instant>();
        var end = LocalDate.of(FIRST_YEAR + YEARS, 1, 1).atStartOfDay(zone).toInstant();
        var next = zone.getRules()
                .nextTransition(
                        LocalDate.of(FIRST_YEAR, 1, 1).atStartOfDay(zone).toInstant());
        while (next != null && next.getInstant().isBefore(end)) {
            addAround(next.getInstant(), edges);
            var day = next.getDateTimeBefore().toLocalDate();
            addAround(day.atStartOfDay(zone).toInstant(), edges);
            addAround(day.plusDays(1).atStartOfDay(zone).toInstant(), edges);
            next = zone.getRules().nextTransition(next.getInstant());
        }
        for (int year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) {
            for (int month = 1; month <= 12; month += 3) {
                addAround(LocalDate.of(year, month, 1).atStartOfDay(zone).toInstant(), edges);
            }
        }
        return edges;
    }

    private static void addAround(Instant edge, TreeSet<Instant> edges) {
        for (var distance : List.of(
                Duration.ZERO,
                Duration.ofNanos(-1000),
                Duration.ofMinutes(-30),
                Duration.ofMinutes(29),
                Duration.ofMinutes(61),
                Duration.ofHours(-2),
                Duration.ofHours(25))) {
            edges.add(edge.plus(distance));
        }
    }

    private ZoneEdges() {}
}
