package dev.cuboid.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** One suite of the conformance folder: rows, a model over them, and cases with a reference that a person wrote. */
record ConformanceSuite(String name, Path folder) {
    static final List<ConformanceSuite> ALL = List.of(named("shop"), named("engagement"));

    /** @param asked the request's {@code query}, as YAML gives it: an object, or a list of them */
    record Case(String suite, String topic, String name, Object asked, Expectation expectation) {
        String path() {
            return suite + "/" + topic + "/" + name;
        }
    }

    sealed interface Expectation {
        record Rows(String sql, RowComparison.Order order, Optional<Long> total) implements Expectation {}

        record Refusal(List<Integer> statuses, List<String> says) implements Expectation {}
    }

    private static ConformanceSuite named(String name) {
        try {
            var place = ConformanceSuite.class.getResource("/conformance/" + name);
            return new ConformanceSuite(name, Path.of(place.toURI()));
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String seed() {
        return text(folder.resolve("seed.sql"));
    }

    List<Case> cases() {
        return casesIn("cases", "");
    }

    /** Nastier ones of our own, over the same rows and model. */
    List<Case> ownCases() {
        return casesIn("own", "own-");
    }

    private List<Case> casesIn(String part, String prefix) {
        var cases = new ArrayList<Case>();
        for (var file : filesIn(folder.resolve(part))) {
            var topic = prefix + file.getFileName().toString().replace(".yml", "");
            List<Map<String, Object>> listed = yaml().load(text(file));
            listed.forEach(one -> cases.add(caseOf(topic, one)));
        }
        return cases;
    }

    private Case caseOf(String topic, Map<String, Object> yaml) {
        return new Case(name, topic, (String) yaml.get("name"), yaml.get("query"), expectation(yaml));
    }

    private static Expectation expectation(Map<String, Object> yaml) {
        if (yaml.get("error") instanceof Map<?, ?> error) {
            var statuses = error.get("status") instanceof List<?> several ? several : List.of(error.get("status"));
            var says = error.get("says") instanceof List<?> parts ? parts : List.of();
            return new Expectation.Refusal(
                    statuses.stream().map(Integer.class::cast).toList(),
                    says.stream().map(String::valueOf).toList());
        }
        return new Expectation.Rows(
                (String) yaml.get("sql"),
                "strict".equals(yaml.get("order")) ? RowComparison.Order.STRICT : RowComparison.Order.ANY,
                Optional.ofNullable((Number) yaml.get("total")).map(Number::longValue));
    }

    private static Yaml yaml() {
        return new Yaml(new SafeConstructor(new LoaderOptions()));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<Path> filesIn(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
