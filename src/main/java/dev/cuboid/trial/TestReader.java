package dev.cuboid.trial;

import dev.cuboid.access.SecurityContext;
import dev.cuboid.definition.Definition;
import dev.cuboid.definition.Definition.Sequence;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.trial.ModelTest.Circumstances;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the tests of one file; all that is wrong with it is noted. */
final class TestReader {
    private static final List<String> CIRCUMSTANCES = List.of("security", "now", "timezone");
    private static final List<String> FILE =
            Stream.concat(Stream.of("tests"), CIRCUMSTANCES.stream()).toList();
    private static final List<String> TEST = Stream.of(
                    Stream.of("name", "description", "query"),
                    ExpectationReader.KEYS.stream(),
                    Stream.of("ordered", "tolerance"),
                    CIRCUMSTANCES.stream())
            .flatMap(keys -> keys)
            .toList();
    private static final Circumstances USUAL =
            new Circumstances(SecurityContext.ANONYMOUS, Optional.empty(), ZoneOffset.UTC);

    private final List<Diagnostic> problems;

    TestReader(List<Diagnostic> problems) {
        this.problems = problems;
    }

    List<ModelTest> read(Definition file) {
        var entries = Entries.of(file, "a test file", FILE, problems);
        return entries.map(this::tests).orElse(List.of());
    }

    private List<ModelTest> tests(Entries file) {
        var usual = circumstances(file, USUAL);
        var tests = new ArrayList<ModelTest>();
        if (file.value("tests").orElse(null) instanceof Sequence(var items, var _) && !items.isEmpty()) {
            items.forEach(item -> Entries.of(item, "a test", TEST, problems)
                    .flatMap(test -> test(test, usual))
                    .ifPresent(tests::add));
        } else {
            file.missing("the file has no `tests`", "list them: `tests:`, then `- name: …` with `query` and `rows`");
        }
        return tests;
    }

    private Optional<ModelTest> test(Entries test, Circumstances usual) {
        var query = test.mapping("query");
        if (!test.has("query")) {
            test.missing(
                    "the test has no `query`",
                    "add one as the REST API takes it: `query: { measures: [orders.count] }`");
        }
        if (!test.has("name")) {
            test.missing("the test has no `name`", "name what it shows: `name: each order is counted once`");
        }
        var expectations = new ExpectationReader(test, problems).read();
        var circumstances = circumstances(test, usual);
        var tolerance = test.scalar("tolerance", TestReader::tolerance, "a number from 0 on");
        return query.map(found -> new ModelTest(
                test.text("name"),
                test.location(),
                found,
                circumstances,
                test.truth("ordered"),
                tolerance.orElse(BigDecimal.ZERO),
                expectations));
    }

    private static Circumstances circumstances(Entries entries, Circumstances usual) {
        var who = entries.mapping("security").map(claims -> new SecurityContext(JsonTree.claims(claims)));
        var now = entries.scalar("now", TestReader::instant, "a time such as `2026-01-31T12:00:00Z`, or a date in UTC");
        var zone = entries.scalar("timezone", TestReader::zone, "a time zone such as `Europe/Berlin`");
        return new Circumstances(who.orElse(usual.who()), now.or(usual::now), zone.orElse(usual.zone()));
    }

    private static Optional<BigDecimal> tolerance(String text) {
        return new Cell.Text(text).number().filter(number -> number.signum() >= 0);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(
                    text.contains("T")
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static Optional<ZoneId> zone(String text) {
        return Optional.of(text).filter(ZoneId.getAvailableZoneIds()::contains).map(ZoneId::of);
    }
}
