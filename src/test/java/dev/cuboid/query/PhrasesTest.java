package dev.cuboid.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Asked on Wednesday 15 May 2024, 13:45:30.250 UTC, unless a test says otherwise. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PhrasesTest {
    private static final Location HERE = new Location.InQuery("");

    private static TimeRange read(String zone, Instant now, String phrase) {
        return new DateRanges(ZoneId.of(zone), now).read(phrase, HERE);
    }

    private static String echo(TimeRange range) {
        return AbsoluteDates.text(range.firstLocal()) + " " + AbsoluteDates.text(range.lastLocal());
    }

    @ParameterizedTest
    @CsvSource({
        "this second, 2024-05-15T13:45:30.000 2024-05-15T13:45:30.999",
        "this minute, 2024-05-15T13:45:00.000 2024-05-15T13:45:59.999",
        "this hour, 2024-05-15T13:00:00.000 2024-05-15T13:59:59.999",
        "this day, 2024-05-15T00:00:00.000 2024-05-15T23:59:59.999",
        "this week, 2024-05-13T00:00:00.000 2024-05-19T23:59:59.999",
        "this month, 2024-05-01T00:00:00.000 2024-05-31T23:59:59.999",
        "this quarter, 2024-04-01T00:00:00.000 2024-06-30T23:59:59.999",
        "this year, 2024-01-01T00:00:00.000 2024-12-31T23:59:59.999",
        "last second, 2024-05-15T13:45:29.000 2024-05-15T13:45:29.999",
        "last minute, 2024-05-15T13:44:00.000 2024-05-15T13:44:59.999",
        "last hour, 2024-05-15T12:00:00.000 2024-05-15T12:59:59.999",
        "last day, 2024-05-14T00:00:00.000 2024-05-14T23:59:59.999",
        "last week, 2024-05-06T00:00:00.000 2024-05-12T23:59:59.999",
        "last month, 2024-04-01T00:00:00.000 2024-04-30T23:59:59.999",
        "last quarter, 2024-01-01T00:00:00.000 2024-03-31T23:59:59.999",
        "last year, 2023-01-01T00:00:00.000 2023-12-31T23:59:59.999",
        "next hour, 2024-05-15T14:00:00.000 2024-05-15T14:59:59.999",
        "next day, 2024-05-16T00:00:00.000 2024-05-16T23:59:59.999",
        "next week, 2024-05-20T00:00:00.000 2024-05-26T23:59:59.999",
        "next month, 2024-06-01T00:00:00.000 2024-06-30T23:59:59.999",
        "next quarter, 2024-07-01T00:00:00.000 2024-09-30T23:59:59.999",
        "next year, 2025-01-01T00:00:00.000 2025-12-31T23:59:59.999",
        "last 7 days, 2024-05-08T00:00:00.000 2024-05-14T23:59:59.999",
        "last 1 day, 2024-05-14T00:00:00.000 2024-05-14T23:59:59.999",
        "last 2 weeks, 2024-04-29T00:00:00.000 2024-05-12T23:59:59.999",
        "last 3 months, 2024-02-01T00:00:00.000 2024-04-30T23:59:59.999",
        "last 2 quarters, 2023-10-01T00:00:00.000 2024-03-31T23:59:59.999",
        "last 3 years, 2021-01-01T00:00:00.000 2023-12-31T23:59:59.999",
        "last 90 minutes, 2024-05-15T12:15:00.000 2024-05-15T13:44:59.999",
        "next 3 days, 2024-05-16T00:00:00.000 2024-05-18T23:59:59.999",
        "next 2 weeks, 2024-05-20T00:00:00.000 2024-06-02T23:59:59.999",
        "today, 2024-05-15T00:00:00.000 2024-05-15T23:59:59.999",
        "yesterday, 2024-05-14T00:00:00.000 2024-05-14T23:59:59.999",
        "tomorrow, 2024-05-16T00:00:00.000 2024-05-16T23:59:59.999",
        "  Last   7  DAYS , 2024-05-08T00:00:00.000 2024-05-14T23:59:59.999",
        "in the last 7 days, 2024-05-08T00:00:00.000 2024-05-14T23:59:59.999"
    })
    void units_before_now_at_and_after_it(String phrase, String expected) {
        assertThat(echo(read("UTC", Requests.NOW, phrase))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "from 7 days ago to now, 2024-05-08T00:00:00.000 2024-05-15T23:59:59.999",
        "from 1 hour ago to now, 2024-05-15T12:00:00.000 2024-05-15T13:59:59.999",
        "from 10 minutes ago to now, 2024-05-15T13:35:00.000 2024-05-15T13:45:59.999",
        "from 2 weeks ago to yesterday, 2024-05-01T00:00:00.000 2024-05-14T23:59:59.999",
        "from 7 days ago to today, 2024-05-08T00:00:00.000 2024-05-15T23:59:59.999",
        "from now to 3 days from now, 2024-05-15T00:00:00.000 2024-05-18T23:59:59.999",
        "from tomorrow to in 3 days, 2024-05-16T00:00:00.000 2024-05-18T23:59:59.999",
        "from a month ago to now, 2024-04-15T00:00:00.000 2024-05-15T23:59:59.999",
        "from two years ago to last month, 2022-05-15T00:00:00.000 2024-04-15T23:59:59.999",
        "from 2024-01-01 to 2024-01-31, 2024-01-01T00:00:00.000 2024-01-31T23:59:59.999",
        "from 2024-01-01 to now, 2024-01-01T00:00:00.000 2024-05-15T23:59:59.999",
        "2024-01-01 to 2024-01-31, 2024-01-01T00:00:00.000 2024-01-31T23:59:59.999",
        "2024-01-01 - 2024-01-31, 2024-01-01T00:00:00.000 2024-01-31T23:59:59.999",
        "2020-01-01, 2020-01-01T00:00:00.000 2020-01-01T23:59:59.999",
        "2020-01-01T10:00:00, 2020-01-01T00:00:00.000 2020-01-01T23:59:59.999",
        "3 days ago, 2024-05-12T00:00:00.000 2024-05-12T23:59:59.999",
        "January 2024, 2024-01-01T00:00:00.000 2024-01-31T23:59:59.999",
        "from Jan 2024 to Mar 2024, 2024-01-01T00:00:00.000 2024-03-31T23:59:59.999",
        "'Jan 5, 2024', 2024-01-05T00:00:00.000 2024-01-05T23:59:59.999",
        "Sept 5th 2024, 2024-09-05T00:00:00.000 2024-09-05T23:59:59.999",
        "5 February 2024, 2024-02-05T00:00:00.000 2024-02-05T23:59:59.999"
    })
    void spoken_dates_and_ranges_of_them(String phrase, String expected) {
        assertThat(echo(read("UTC", Requests.NOW, phrase))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "America/Los_Angeles, 2024-05-15T03:00:00Z, today, 2024-05-14T07:00:00Z, 2024-05-15T07:00:00Z",
        "Asia/Kolkata, 2024-05-14T19:00:00Z, today, 2024-05-14T18:30:00Z, 2024-05-15T18:30:00Z",
        "Asia/Kolkata, 2024-05-14T19:00:00Z, this hour, 2024-05-14T18:30:00Z, 2024-05-14T19:30:00Z",
        "Asia/Kathmandu, 2024-05-14T19:00:00Z, this hour, 2024-05-14T18:15:00Z, 2024-05-14T19:15:00Z",
        "Europe/Berlin, 2024-03-31T12:00:00Z, today, 2024-03-30T23:00:00Z, 2024-03-31T22:00:00Z",
        "Europe/Berlin, 2024-04-01T12:00:00Z, last 2 days, 2024-03-29T23:00:00Z, 2024-03-31T22:00:00Z",
        "Europe/Berlin, 2024-03-31T01:10:00Z, last hour, 2024-03-31T00:00:00Z, 2024-03-31T01:00:00Z",
        "Europe/Berlin, 2024-10-27T12:00:00Z, today, 2024-10-26T22:00:00Z, 2024-10-27T23:00:00Z",
        "Europe/Berlin, 2024-11-01T12:00:00Z, last month, 2024-09-30T22:00:00Z, 2024-10-31T23:00:00Z",
        "America/New_York, 2024-11-04T00:00:00Z, this week, 2024-10-28T04:00:00Z, 2024-11-04T05:00:00Z"
    })
    void days_and_hours_are_those_of_the_zone(String zone, Instant now, String phrase, Instant from, Instant until) {
        var range = read(zone, now, phrase);
        assertThat(range.from()).isEqualTo(from);
        assertThat(range.until()).isEqualTo(until);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-31T12:00:00Z, last month, 2024-02-01T00:00:00.000 2024-02-29T23:59:59.999",
        "2023-03-31T12:00:00Z, last month, 2023-02-01T00:00:00.000 2023-02-28T23:59:59.999",
        "2024-01-31T12:00:00Z, next month, 2024-02-01T00:00:00.000 2024-02-29T23:59:59.999",
        "2024-05-31T12:00:00Z, last quarter, 2024-01-01T00:00:00.000 2024-03-31T23:59:59.999",
        "2024-02-29T12:00:00Z, last year, 2023-01-01T00:00:00.000 2023-12-31T23:59:59.999",
        "2024-12-31T23:59:59Z, next 1 day, 2025-01-01T00:00:00.000 2025-01-01T23:59:59.999",
        "2024-01-01T00:00:00Z, this week, 2024-01-01T00:00:00.000 2024-01-07T23:59:59.999",
        "2023-01-01T12:00:00Z, this week, 2022-12-26T00:00:00.000 2023-01-01T23:59:59.999",
        "2024-03-31T12:00:00Z, from 1 month ago to now, 2024-02-29T00:00:00.000 2024-03-31T23:59:59.999"
    })
    void ends_of_months_and_years(Instant now, String phrase, String expected) {
        assertThat(echo(read("UTC", now, phrase))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the day the earth stood still",
                "someday-never",
                "last 0 days",
                "last 7",
                "last 7 days please",
                "last week and next month",
                "last 999999999 years",
                "Foo 2024",
                "January 32, 2024",
                "from to",
                "2024-13-01",
                ""
            })
    void what_is_not_fully_understood_is_refused(String phrase) {
        assertThatThrownBy(() -> read("UTC", Requests.NOW, phrase))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("Can't parse date: '" + phrase + "'");
    }

    @Test
    void a_range_backwards_is_refused() {
        assertThatThrownBy(() -> read("UTC", Requests.NOW, "from now to 7 days ago"))
                .hasMessageContaining("ends before it begins");
    }

    @Test
    void a_long_text_is_refused_at_once() {
        assertThatThrownBy(() -> read("UTC", Requests.NOW, "from " + "to ".repeat(10_000)))
                .isInstanceOf(Rejected.class);
    }
}
