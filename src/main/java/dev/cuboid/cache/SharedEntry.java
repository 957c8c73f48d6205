package dev.cuboid.cache;

import dev.cuboid.cache.Result.Section;
import dev.cuboid.execution.Column;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * A result as nodes hand it to each other: four bytes that say what it is and in which format, the microsecond it was read at as
 * sixteen digits (which scripts in the store compare), a checksum of everything behind it, and the rest.
 *
 * @param writer which run wrote it
 */
record SharedEntry(Result result, String writer) {
    private static final byte[] MARK = {'C', 'b', 'd', SharedKey.FORMAT};
    static final int READ_AT_DIGITS = 16;
    private static final int HEAD = MARK.length + READ_AT_DIGITS + Integer.BYTES;

    /** As the store's scripts know a moment. */
    static String digits(Instant moment) {
        return String.format(
                Locale.ROOT, "%0" + READ_AT_DIGITS + "d", ChronoUnit.MICROS.between(Instant.EPOCH, moment));
    }

    byte[] bytes() {
        var body = new WireWriter()
                .text(writer)
                .list(result.keyValues(), WireWriter::text)
                .text(result.fingerprint())
                .list(result.sections(), SharedEntry::section)
                .written();
        var readAt = digits(result.readAt()).getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(HEAD + body.length)
                .put(MARK)
                .put(readAt)
                .putInt(checksum(readAt, body))
                .put(body)
                .array();
    }

    /** What is not whole, or not of this format, is an {@link IOException}. */
    static SharedEntry read(byte[] bytes) throws IOException {
        if (bytes.length < HEAD || !Arrays.equals(MARK, Arrays.copyOf(bytes, MARK.length))) {
            throw new IOException("it is no result in the format of this version");
        }
        var readAt = Arrays.copyOfRange(bytes, MARK.length, MARK.length + READ_AT_DIGITS);
        var body = Arrays.copyOfRange(bytes, HEAD, bytes.length);
        if (ByteBuffer.wrap(bytes).getInt(MARK.length + READ_AT_DIGITS) != checksum(readAt, body)) {
            throw new IOException("its checksum does not fit");
        }
        var in = new WireReader(ByteBuffer.wrap(body));
        var writer = in.text();
        var keyValues = in.list(in::text);
        var fingerprint = in.text();
        var sections = in.list(() -> section(in));
        in.end();
        if (sections.isEmpty()) {
            throw new IOException("it has no sections");
        }
        return new SharedEntry(new Result(sections, moment(readAt), keyValues, fingerprint), writer);
    }

    private static Instant moment(byte[] digits) throws IOException {
        try {
            long micros = Long.parseLong(new String(digits, StandardCharsets.US_ASCII));
            return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        } catch (NumberFormatException garbage) {
            throw new IOException("it does not say when it was read", garbage);
        }
    }

    private static void section(WireWriter out, Section section) {
        out.bytes(section.bytes())
                .number(section.rows())
                .truth(section.truncated())
                .list(
                        section.columns(),
                        (to, column) -> to.text(column.key())
                                .text(column.kind().name())
                                .text(column.databaseType())
                                .number(column.precision())
                                .number(column.scale()));
    }

    private static Section section(WireReader in) throws IOException {
        return new Section(in.bytes(), in.number(), in.truth(), in.list(() -> column(in)));
    }

    private static Column column(WireReader in) throws IOException {
        var key = in.text();
        var kind = in.text();
        var known = Arrays.stream(Column.Kind.values())
                .filter(one -> one.name().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IOException("no column is `" + kind + "`"));
        return new Column(key, known, in.text(), (int) in.number(), (int) in.number());
    }

    private static int checksum(byte[] readAt, byte[] body) {
        var checksum = new CRC32C();
        checksum.update(readAt);
        checksum.update(body);
        return (int) checksum.getValue();
    }
}
