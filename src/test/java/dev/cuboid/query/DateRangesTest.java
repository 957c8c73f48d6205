package dev.cuboid.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DateRangesTest {
    private static final Location HERE = new Location.InQuery("/timeDimensions/0/dateRange");

    private static TimeRange between(String zone, String first, String last) {
        return new DateRanges(ZoneId.of(zone), Requests.NOW).between(first, last, HERE);
    }

    @ParameterizedTest
    @CsvSource({
        "UTC, 2024-03-01, 2024-03-31, 2024-03-01T00:00:00Z, 2024-04-01T00:00:00Z",
        "UTC, 2024-02-29, 2024-02-29, 2024-02-29T00:00:00Z, 2024-03-01T00:00:00Z",
        "UTC, 2024-03-01T10:00, 2024-03-01T11:00:00, 2024-03-01T10:00:00Z, 2024-03-01T11:00:01Z",
        "UTC, 2024-03-01 10:00:00, 2024-03-01 11:00:00.000, 2024-03-01T10:00:00Z, 2024-03-01T11:00:00.001Z",
        "UTC, 2024-03-01, 2024-03-01T11:00:00.5, 2024-03-01T00:00:00Z, 2024-03-01T11:00:00.501Z",
        "UTC, 2024-03-01, 2024-03-01T11:00:00.123456, 2024-03-01T00:00:00Z, 2024-03-01T11:00:00.123457Z",
        "UTC, 2024-03-01, 2024-03-01T23:59:59, 2024-03-01T00:00:00Z, 2024-03-02T00:00:00Z",
        "UTC, 2024-03-01, 2024-03-01T23:59:59.999, 2024-03-01T00:00:00Z, 2024-03-02T00:00:00Z",
        "UTC, 2024-03-01, 2024-03-01T23:59:59.999999, 2024-03-01T00:00:00Z, 2024-03-02T00:00:00Z",
        "Europe/Berlin, 2024-03-30T23:00:00Z, 2024-03-31T22:00:00Z, 2024-03-30T23:00:00Z, 2024-03-31T22:00:01Z",
        "UTC, 2024-03-30T23:00:00+02:00, 2024-03-31T22:00:00.000-0530, 2024-03-30T21:00:00Z, 2024-04-01T03:30:00.001Z",
        "UTC, 2024-03-30T23:00+02, 2024-03-31, 2024-03-30T21:00:00Z, 2024-04-01T00:00:00Z",
        "Asia/Kolkata, 2024-03-01, 2024-03-01, 2024-02-29T18:30:00Z, 2024-03-01T18:30:00Z",
        "Asia/Kathmandu, 2024-03-01, 2024-03-01, 2024-02-29T18:15:00Z, 2024-03-01T18:15:00Z",
        "Australia/Adelaide, 2024-04-07, 2024-04-07, 2024-04-06T13:30:00Z, 2024-04-07T14:30:00Z"
    })
    void bounds_are_half_open_instants(String zone, String first, String last, Instant from, Instant until) {
        var range = between(zone, first, last);
        assertThat(range.from()).isEqualTo(from);
        assertThat(range.until()).isEqualTo(until);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2024-03-31, 23",
        "Europe/Berlin, 2024-10-27, 25",
        "America/New_York, 2024-03-10, 23",
        "America/New_York, 2024-11-03, 25",
        "America/Sao_Paulo, 2018-11-04, 23",
        "America/Sao_Paulo, 2018-02-17, 25",
        "America/Havana, 2024-11-03, 25",
        "Pacific/Apia, 2011-12-30, 0"
    })
    void a_day_lasts_as_long_as_the_clocks_of_its_zone_say(String zone, String day, int hours) {
        var range = between(zone, day, day);
        assertThat(Duration.between(range.from(), range.until())).isEqualTo(Duration.ofHours(hours));
    }

    @Test
    void half_an_hour_is_what_lord_howe_changes_its_clocks_by() {
        var range = between("Australia/Lord_Howe", "2024-10-06", "2024-10-06");
        assertThat(Duration.between(range.from(), range.until())).isEqualTo(Duration.ofMinutes(23 * 60 + 30));
    }

    @Test
    void a_day_that_begins_in_a_gap_begins_with_its_first_instant() {
        assertThat(between("America/Sao_Paulo", "2018-11-04", "2018-11-04").from())
                .isEqualTo("2018-11-04T03:00:00Z");
        assertThat(between("America/Sao_Paulo", "2018-11-03", "2018-11-03T23:59:59.999")
                        .until())
                .isEqualTo("2018-11-04T03:00:00Z");
    }

    @Test
    void a_skipped_wall_time_moves_forward_and_a_doubled_one_is_its_first_pass() {
        assertThat(between("Europe/Berlin", "2024-03-31T02:30:00", "2024-03-31").from())
                .isEqualTo("2024-03-31T01:30:00Z");
        assertThat(between("Europe/Berlin", "2024-10-27T02:30:00", "2024-10-27").from())
                .isEqualTo("2024-10-27T00:30:00Z");
    }

    @Test
    void the_echo_is_wall_time_of_the_querys_zone() {
        var days = between("America/Los_Angeles", "2024-01-01", "2024-06-30");
        assertThat(AbsoluteDates.text(days.firstLocal())).isEqualTo("2024-01-01T00:00:00.000");
        assertThat(AbsoluteDates.text(days.lastLocal())).isEqualTo("2024-06-30T23:59:59.999");
        var instants = between("Europe/Berlin", "2024-03-30T23:00:00Z", "2024-03-31T22:00:00Z");
        assertThat(AbsoluteDates.text(instants.firstLocal())).isEqualTo("2024-03-31T00:00:00.000");
        assertThat(AbsoluteDates.text(instants.lastLocal())).isEqualTo("2024-04-01T00:00:00.000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-13-01",
                "2024-02-30",
                "2023-02-29",
                "2024-01-01T25:00",
                "2024-01-01T10:00:00.",
                "2024-1-1",
                "2024-01-01T10",
                "2024-01-01T10:00+",
                "2024-01-01T10:00+99:00",
                "2024-01-01T10:00+10:60",
                "0000-01-01",
                "today",
                ""
            })
    void a_bound_that_is_no_date_is_named(String text) {
        assertThatThrownBy(() -> between("UTC", text, "2024-12-31"))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("Can't parse date: '" + text + "'");
    }

    @Test
    void a_range_that_ends_before_it_begins_is_refused() {
        assertThatThrownBy(() -> between("UTC", "2024-02-01", "2024-01-31"))
                .hasMessageContaining("'2024-02-01' to '2024-01-31' ends before it begins");
        assertThatThrownBy(() -> between("UTC", "2024-02-01T00:00:00Z", "2024-01-31"))
                .hasMessageContaining("ends before it begins");
    }
}
