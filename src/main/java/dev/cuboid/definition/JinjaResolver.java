package dev.cuboid.definition;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.exptest.ExpTest;
import com.hubspot.jinjava.lib.filter.Filter;
import com.hubspot.jinjava.util.ForLoop;
import java.beans.FeatureDescriptor;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jinjava.javax.el.ELContext;
import jinjava.javax.el.ELResolver;
import org.jspecify.annotations.Nullable;

/** What may stand behind a dot: keys, indexes, a loop's counters and {@link JinjaMethods}; nothing of Java. */
final class JinjaResolver extends ELResolver {
    private final JinjaRun run;

    JinjaResolver(JinjaRun run) {
        this.run = run;
    }

    @Override
    public @Nullable Object getValue(ELContext context, Object base, Object property) {
        context.setPropertyResolved(true);
        var name = String.valueOf(property);
        return switch (base) {
            case Map<?, ?> map -> map.get(name);
            case List<?> list -> index(name, list.size()).map(list::get).orElse(null);
            case String text ->
                index(name, text.length()).map(i -> text.substring(i, i + 1)).orElse(null);
            case Map.Entry<?, ?> entry -> entry(entry, name);
            case ForLoop loop -> loop(loop, name);
            default -> null;
        };
    }

    private static Optional<Integer> index(String name, int size) {
        try {
            int index = Integer.parseInt(name);
            int place = index < 0 ? index + size : index;
            return place < 0 || place >= size ? Optional.empty() : Optional.of(place);
        } catch (NumberFormatException notAnIndex) {
            return Optional.empty();
        }
    }

    private static @Nullable Object entry(Map.Entry<?, ?> entry, String name) {
        return switch (name) {
            case "key", "0" -> entry.getKey();
            case "value", "1" -> entry.getValue();
            default -> null;
        };
    }

    private static @Nullable Object loop(ForLoop loop, String name) {
        return switch (name) {
            case "index" -> loop.getIndex();
            case "index0" -> loop.getIndex0();
            case "revindex" -> loop.getRevindex();
            case "revindex0" -> loop.getRevindex0();
            case "first" -> loop.isFirst();
            case "last" -> loop.isLast();
            case "length" -> loop.getLength();
            case "depth" -> loop.getDepth();
            case "depth0" -> loop.getDepth0();
            default -> null;
        };
    }

    @Override
    public @Nullable Object invoke(
            ELContext context, Object base, Object method, Class<?> @Nullable [] types, Object[] arguments) {
        context.setPropertyResolved(true);
        return switch (base) {
            case Filter filter -> filter(filter, arguments);
            case ExpTest test -> test(test, String.valueOf(method), arguments);
            case ForLoop loop when "cycle".equals(method) -> loop.cycle(arguments);
            default -> new JinjaMethods(run).call(base, String.valueOf(method), arguments);
        };
    }

    private @Nullable Object filter(Filter filter, Object[] arguments) {
        if (!(arguments[1] instanceof JinjavaInterpreter interpreter)
                || !(arguments[2] instanceof Object[] positional)
                || !(arguments[3] instanceof Map<?, ?> named)) {
            throw new IllegalArgumentException("a filter that is not called as one");
        }
        var value = arguments[0];
        run.budget().spendOn(value == null ? "" : value);
        Map<String, Object> byName = new java.util.LinkedHashMap<>();
        named.forEach((name, argument) -> byName.put(String.valueOf(name), argument));
        var result = filter.filter(value, interpreter, positional, byName);
        boolean staysSafe = run.texts().isSafe(value) && filter.preserveSafeString();
        return staysSafe && result instanceof String text ? run.texts().safe(text) : result;
    }

    private static boolean test(ExpTest test, String method, Object[] arguments) {
        if (!(arguments[1] instanceof JinjavaInterpreter interpreter)) {
            throw new IllegalArgumentException("a test that is not called as one");
        }
        var more = arguments.length == 3 && arguments[2] instanceof Object[] rest
                ? rest
                : Arrays.copyOfRange(arguments, 2, arguments.length);
        return method.equals("evaluateNegated")
                ? test.evaluateNegated(arguments[0], interpreter, more)
                : test.evaluate(arguments[0], interpreter, more);
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        throw new IllegalArgumentException("values are set with {% set %}");
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        return true;
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        return Object.class;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
        return Collections.emptyIterator();
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return Object.class;
    }
}
