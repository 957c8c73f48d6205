package dev.cuboid.kpi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * One KPI by one dimension or by one granularity of time, and the SQL written by hand that gives the same rows.
 *
 * @param by a dimension, or empty where it is cut by time
 * @param period the years, months … of the answer; for a dimension, one year is asked for as a whole
 */
record Slice(String name, String measure, String time, String by, Period period, String sql) {
    static final Path FILE = Path.of("src/test/resources/kpis/slices.yml");

    /** @param count how many periods are asked for */
    enum Period {
        DAY(40),
        WEEK(20),
        MONTH(12),
        QUARTER(4),
        YEAR(1);

        final int count;

        Period(int count) {
            this.count = count;
        }

        String granularity() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static String preparation() throws IOException {
        return (String) read().get("prepare");
    }

    static List<Slice> all() throws IOException {
        var file = read();
        var facts = map(file.get("facts"));
        var slices = new ArrayList<Slice>();
        map(file.get("kpis")).forEach((name, kpi) -> {
            var fact = new LinkedHashMap<>(map(facts.get((String) map(kpi).get("of"))));
            fact.putAll(map(kpi));
            slices.addAll(of(name, fact));
        });
        return slices;
    }

    private static List<Slice> of(String name, Map<String, Object> kpi) {
        var measure = (String) kpi.getOrDefault("measure", name);
        var time = (String) kpi.get("time");
        var slices = new ArrayList<Slice>();
        map(kpi.get("by"))
                .forEach((dimension, sql) -> slices.add(new Slice(
                        name + " by " + dimension,
                        measure,
                        time,
                        dimension,
                        Period.YEAR,
                        select(kpi, (String) sql, false))));
        if (!kpi.containsKey("measure")) {
            for (var period : Period.values()) {
                slices.add(new Slice(
                        name + " by " + period.granularity(), measure, time, "", period, select(kpi, "spine.b", true)));
            }
        }
        return slices;
    }

    private static String select(Map<String, Object> kpi, String key, boolean periods) {
        var select = (String) kpi.getOrDefault("select", "SELECT ${key}, ${value} FROM ${from} GROUP BY 1");
        return select.replace("${value}", (String) kpi.getOrDefault("value", ""))
                .replace("${from}", (String) kpi.get("from"))
                .replace("${dimension}", periods ? "true" : key)
                .replace("${periods}", Boolean.toString(periods))
                .replace("${key}", key)
                .replace("${join}", periods ? "LEFT JOIN" : "JOIN");
    }

    private static Map<String, Object> read() throws IOException {
        return map(new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(FILE)));
    }

    @SuppressWarnings("unchecked") // what the file holds
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @Override
    public String toString() {
        return name;
    }
}
