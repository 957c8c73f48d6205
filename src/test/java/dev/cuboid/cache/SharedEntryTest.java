package dev.cuboid.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuboid.cache.Result.Section;
import dev.cuboid.execution.Column;
import dev.cuboid.execution.Column.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SharedEntryTest {
    private static final Result RESULT = new Result(
            List.of(
                    new Section("7".getBytes(StandardCharsets.UTF_8), 1, false, List.of()),
                    new Section(
                            "[{\"ö\":null}]".getBytes(StandardCharsets.UTF_8),
                            5_000_000_000L,
                            true,
                            List.of(
                                    new Column("ö", Kind.DECIMAL, "numeric", 38, 2),
                                    new Column("", Kind.DAY, "date", 0, 0)))),
            Instant.parse("2026-11-28T10:00:00.123456789Z"),
            List.of("", "42"),
            "print");

    @Test
    void it_comes_back_as_it_was_to_the_microsecond() throws IOException {
        var back = SharedEntry.read(new SharedEntry(RESULT, "writer").bytes());

        assertThat(back.writer()).isEqualTo("writer");
        assertThat(back.result().readAt()).isEqualTo("2026-11-28T10:00:00.123456Z");
        assertThat(back.result().keyValues()).isEqualTo(RESULT.keyValues());
        assertThat(back.result().fingerprint()).isEqualTo("print");
        assertThat(back.result().sections()).usingRecursiveComparison().isEqualTo(RESULT.sections());
    }

    @Test
    void no_byte_of_it_can_change_and_none_can_be_missing() {
        var good = new SharedEntry(RESULT, "writer").bytes();
        for (int i = 0; i < good.length; i++) {
            var bad = good.clone();
            bad[i] ^= 1;
            refused(bad);
            refused(Arrays.copyOf(good, i));
        }
        refused(Arrays.copyOf(good, good.length + 1));
    }

    /** Scripts in the store compare them, and nodes need not be set to one language. */
    @Test
    void its_digits_are_those_of_no_language() {
        var usual = Locale.getDefault(Locale.Category.FORMAT);
        Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("ar-EG"));
        try {
            assertThat(SharedEntry.digits(RESULT.readAt())).isEqualTo("1795860000123456");
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, usual);
        }
    }

    @Test
    void another_version_is_not_read() {
        var other = new SharedEntry(RESULT, "writer").bytes();
        other[3]++;
        assertThatThrownBy(() -> SharedEntry.read(other))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("format of this version");
    }

    private static void refused(byte[] bytes) {
        assertThatThrownBy(() -> SharedEntry.read(bytes)).isInstanceOf(IOException.class);
    }
}
