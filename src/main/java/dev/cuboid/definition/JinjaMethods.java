package dev.cuboid.definition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods of Python that templates use on maps, lists and texts. */
record JinjaMethods(JinjaRun run) {
    @Nullable
    Object call(Object base, String method, Object[] arguments) {
        return switch (base) {
            case Map<?, ?> map -> ofMap(map, method, arguments);
            case List<?> list -> ofList(list, method, arguments);
            case String text -> ofText(text, method, arguments);
            default -> throw unknown(method);
        };
    }

    private static @Nullable Object ofMap(Map<?, ?> map, String method, Object[] arguments) {
        return switch (method) {
            case "items" -> new ArrayList<>(map.entrySet());
            case "keys" -> new ArrayList<>(map.keySet());
            case "values" -> new ArrayList<>(map.values());
            case "get" -> {
                var value = map.get(text(arguments, 0));
                yield value == null && arguments.length > 1 ? arguments[1] : value;
            }
            default -> throw unknown(method);
        };
    }

    @SuppressWarnings("unchecked")
    private Object ofList(List<?> list, String method, Object[] arguments) {
        return switch (method) {
            case "append" -> {
                run.budget().spendOn(arguments[0]);
                run.budget().spendOn(list);
                yield ((List<Object>) list).add(arguments[0]);
            }
            case "index" -> list.indexOf(arguments[0]);
            case "count" -> list.stream().filter(arguments[0]::equals).count();
            default -> throw unknown(method);
        };
    }

    private static Object ofText(String text, String method, Object[] arguments) {
        return switch (method) {
            case "upper" -> text.toUpperCase(Locale.ROOT);
            case "lower" -> text.toLowerCase(Locale.ROOT);
            case "strip" -> text.strip();
            case "lstrip" -> text.stripLeading();
            case "rstrip" -> text.stripTrailing();
            case "title", "capitalize" ->
                text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
            case "startswith" -> text.startsWith(text(arguments, 0));
            case "endswith" -> text.endsWith(text(arguments, 0));
            case "replace" -> replaced(text, text(arguments, 0), text(arguments, 1));
            case "split" -> split(text, arguments);
            default -> throw unknown(method);
        };
    }

    private static String replaced(String text, String old, String fresh) {
        if ((long) text.length() * Math.max(1, fresh.length()) > JinjaBudget.LONGEST_TEXT) {
            throw new IllegalStateException("the text is too large");
        }
        return text.replace(old, fresh);
    }

    private static List<String> split(String text, Object[] arguments) {
        return arguments.length == 0
                ? Arrays.asList(text.strip().split("\\s+"))
                : Arrays.asList(text.split(java.util.regex.Pattern.quote(text(arguments, 0)), -1));
    }

    private static String text(Object[] arguments, int index) {
        if (index >= arguments.length) {
            throw new IllegalStateException("an argument is missing");
        }
        return String.valueOf(arguments[index]);
    }

    private static IllegalStateException unknown(String method) {
        return new IllegalStateException("there is no method `" + method + "`");
    }
}
