package dev.cuboid.encode;

import java.io.OutputStream;

/** A file format and its options. */
public sealed interface FileLayout {
    /**
     * Comma-separated values (RFC 4180).
     *
     * @param byteOrderMark whether the file begins with one, by which Excel knows UTF-8
     * @param defused whether texts that a spreadsheet would take for a formula get an apostrophe in front
     */
    record Csv(boolean byteOrderMark, boolean defused) implements FileLayout {}

    /**
     * A JSON object per line.
     *
     * @param castNumerics whether numbers are JSON numbers instead of strings
     */
    record Ndjson(boolean castNumerics) implements FileLayout {}

    /**
     * Apache Arrow's streaming format.
     *
     * @param castNumerics whether decimals of unknown size are floats, which may round them, instead of texts
     */
    record Arrow(boolean castNumerics) implements FileLayout {}

    /** Writes rows in this layout; the stream is not closed. */
    default FileRows rows(OutputStream out) {
        return switch (this) {
            case Csv csv -> new CsvRows(csv, out);
            case Ndjson ndjson -> new NdjsonRows(ndjson, out);
            case Arrow arrow -> new ArrowRows(arrow, out);
        };
    }

    /** As in {@code Content-Type}. */
    default String mediaType() {
        return switch (this) {
            case Csv _ -> "text/csv; charset=utf-8; header=present";
            case Ndjson _ -> "application/x-ndjson; charset=utf-8";
            case Arrow _ -> "application/vnd.apache.arrow.stream";
        };
    }

    /** What the file's name ends with, without the dot. */
    default String extension() {
        return switch (this) {
            case Csv _ -> "csv";
            case Ndjson _ -> "ndjson";
            case Arrow _ -> "arrows";
        };
    }
}
