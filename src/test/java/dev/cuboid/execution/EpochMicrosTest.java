package dev.cuboid.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuboid.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EpochMicrosTest {
    /** Odd steps from the first year that PostgreSQL knows, in zones with odd offsets. */
    @Test
    void are_what_the_database_counts() throws Exception {
        try (var connection = TestDatabase.create().connect()) {
            connection.setAutoCommit(false);
            for (var zone : new String[] {"UTC", "Asia/Kolkata", "America/St_Johns", "Europe/Amsterdam"}) {
                try (var statement = connection.createStatement()) {
                    statement.execute("SET TIME ZONE '" + zone + "'");
                    try (var rows = statement.executeQuery("""
                            SELECT at::text, (extract(epoch FROM at) * 1000000)::bigint
                            FROM (SELECT timestamptz '4713-11-25 00:00:00+00 BC'
                                + n * interval '1234567.891 hours 1 microsecond' AS at FROM generate_series(0, 600) AS n) AS t""")) {
                        while (rows.next()) {
                            assertThat(micros(rows.getString(1)))
                                    .as(rows.getString(1))
                                    .isEqualTo(rows.getLong(2));
                        }
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "infinity",
                "-infinity",
                "294276-12-31 23:59:59.999999",
                "5874897-12-31",
                "",
                "2024-03",
                "12:00:00"
            })
    void what_is_no_such_time_is_refused(String printed) {
        assertThatThrownBy(() -> micros(printed)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void days_are_midnights() {
        assertThat(micros("1970-01-02")).isEqualTo(86_400_000_000L);
        assertThat(micros("0001-12-31 BC")).isEqualTo(micros("0001-01-01") - 86_400_000_000L);
    }

    private static long micros(String printed) {
        return EpochMicros.of(printed.getBytes(StandardCharsets.US_ASCII));
    }
}
