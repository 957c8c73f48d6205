package dev.cuboid.definition;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.filter.Filter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Filters that the engine lacks, or whose own form is wrong for YAML or can be made to fill the memory. */
record JinjaFilters(JinjaRun run) {
    private static final int WIDEST = 200;

    List<Filter> all() {
        return List.of(
                filter(
                        "safe",
                        (value, _) -> value instanceof String text ? run.texts().safe(text) : value),
                filter("escape", (value, _) -> json(value)),
                filter("e", (value, _) -> json(value)),
                filter("tojson", (value, _) -> json(value)),
                filter(
                        "items",
                        (value, _) -> value instanceof Map<?, ?> map ? new ArrayList<>(map.entrySet()) : List.of()),
                filter("indent", this::indented),
                filter("round", (value, arguments) -> rounded(value, number(arguments, 0, 0))));
    }

    private String json(@Nullable Object value) {
        return run.texts().safe(new JinjaPrinter(run.texts()).json(value));
    }

    private Object indented(@Nullable Object value, Object[] arguments) {
        var text = value == null ? "" : value.toString();
        var space = " ".repeat(Math.clamp(number(arguments, 0, 4), 0, WIDEST));
        boolean first = arguments.length > 1 && Boolean.parseBoolean(String.valueOf(arguments[1]));
        if (text.length() + (long) space.length() * text.lines().count() > JinjaBudget.LONGEST_TEXT) {
            throw new IllegalStateException("the text is too large");
        }
        var indented = (first ? space : "") + text.replaceAll("\n(?!\n|$)", "\n" + space);
        return value != null && run.texts().isSafe(value) ? run.texts().safe(indented) : indented;
    }

    private static Object rounded(@Nullable Object value, int places) {
        var rounded = new BigDecimal(value == null ? "0" : value.toString())
                .setScale(Math.clamp(places, 0, 20), RoundingMode.HALF_UP);
        return places == 0 ? rounded.longValue() : rounded;
    }

    private static int number(Object[] arguments, int index, int absent) {
        return index < arguments.length ? new BigDecimal(String.valueOf(arguments[index])).intValue() : absent;
    }

    private static Filter filter(String name, BiFunction<@Nullable Object, Object[], @Nullable Object> work) {
        return new Filter() {
            @Override
            public String getName() {
                return name;
            }

            @Override
            public @Nullable Object filter(
                    @Nullable Object value,
                    JinjavaInterpreter interpreter,
                    Object[] arguments,
                    Map<String, Object> named) {
                return work.apply(value, arguments);
            }

            @Override
            public @Nullable Object filter(
                    @Nullable Object value, JinjavaInterpreter interpreter, String... arguments) {
                return work.apply(value, arguments);
            }
        };
    }
}
