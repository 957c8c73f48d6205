package dev.cuboid.cache;

import dev.cuboid.execution.Column;
import java.time.Instant;
import java.util.List;

/**
 * What a job gave, encoded.
 *
 * @param sections one for each reading of the job
 * @param readAt the moment before the database was asked; the data is not older
 * @param keyValues what the job's refresh keys that are asked in SQL said then; empty text for the others
 * @param fingerprint equal for equal sections, different for different ones
 */
public record Result(List<Section> sections, Instant readAt, List<String> keyValues, String fingerprint) {
    public Result {
        sections = List.copyOf(sections);
        keyValues = List.copyOf(keyValues);
    }

    /**
     * The rows of one statement.
     *
     * @param bytes JSON in UTF-8; nobody may write to it
     * @param truncated whether there were more rows than the layout lets out
     */
    public record Section(byte[] bytes, long rows, boolean truncated, List<Column> columns) {
        public Section {
            columns = List.copyOf(columns);
        }
    }

    /** The rows that were asked for; the sections before it are totals. */
    public Section data() {
        return sections.getLast();
    }

    /** Bytes in memory, roughly. */
    public int weight() {
        long bytes = 256;
        for (var section : sections) {
            bytes += section.bytes().length + 64;
        }
        return (int) Math.min(Integer.MAX_VALUE, bytes);
    }
}
