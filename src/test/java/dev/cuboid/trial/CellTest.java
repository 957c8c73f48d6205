package dev.cuboid.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CellTest {
    @Test
    void numbers_are_equal_by_value() {
        assertThat(equal("10", "10.00", "0")).isTrue();
        assertThat(equal("1e3", "1000", "0")).isTrue();
        assertThat(equal("10", "10.01", "0")).isFalse();
    }

    @Test
    void numbers_may_differ_by_the_tolerance() {
        assertThat(equal("0.333", "0.3333333333", "0.001")).isTrue();
        assertThat(equal("0.33", "0.3333333333", "0.001")).isFalse();
    }

    @Test
    void times_are_equal_to_the_millisecond() {
        assertThat(equal("2024-03-01", "2024-03-01T00:00:00.000", "0")).isTrue();
        assertThat(equal("2024-03-01 12:30", "2024-03-01T12:30:00.000", "0")).isTrue();
        assertThat(equal("2024-03-01T12:30:00.1239Z", "2024-03-01T12:30:00.123", "0"))
                .isTrue();
        assertThat(equal("2024-03-01T12:30:00.124", "2024-03-01T12:30:00.123", "0"))
                .isFalse();
        assertThat(equal("2024-02-30", "2024-03-01T00:00:00.000", "0")).isFalse();
    }

    @Test
    void texts_are_equal_as_they_are() {
        assertThat(equal("pro", "pro", "0")).isTrue();
        assertThat(equal("pro", "Pro", "0")).isFalse();
    }

    @Test
    void nothing_is_equal_to_nothing_only() {
        assertThat(new Cell.Nothing().equals(Cell.of(null), BigDecimal.ZERO)).isTrue();
        assertThat(new Cell.Text("").equals(Cell.of(null), BigDecimal.ZERO)).isFalse();
        assertThat(new Cell.Nothing().equals(new Cell.Text("0"), BigDecimal.ONE))
                .isFalse();
    }

    private static boolean equal(String expected, String came, String tolerance) {
        return new Cell.Text(expected).equals(new Cell.Text(came), new BigDecimal(tolerance));
    }
}
