package dev.cuboid.definition;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.tree.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The library's interpreter, which tells a run of every tree that it reads and of every name that it does not find. */
final class PlacedInterpreter extends JinjavaInterpreter {
    private final JinjaRun run;
    private List<String> undefined = new ArrayList<>();

    /** @param undefined the names that were looked up in vain */
    record Value(@Nullable Object value, List<String> undefined) {
        boolean isUndefined() {
            return value == null && !undefined.isEmpty();
        }
    }

    PlacedInterpreter(Jinjava application, Context context, JinjavaConfig config, JinjaRun run) {
        super(application, context, config);
        this.run = run;
    }

    PlacedInterpreter(JinjavaInterpreter original, JinjaRun run) {
        super(original);
        this.run = run;
    }

    @Override
    public Node parse(String template) {
        var root = super.parse(template);
        run.place(root, template, this);
        return root;
    }

    Value value(String expression, int line) {
        var outer = undefined;
        undefined = new ArrayList<>();
        try {
            return new Value(resolveELExpression(expression, line), List.copyOf(undefined));
        } finally {
            undefined = outer;
        }
    }

    @Override
    public @Nullable Object retraceVariable(String variable, int line, int position) {
        var value = super.retraceVariable(variable, line, position);
        if (value == null && !getContext().containsKey(variable)) {
            if (JinjaNames.isOfCaller(variable)) {
                run.askedForCaller(variable);
            } else if (!JinjaNames.isWord(variable)) {
                undefined.add(variable);
            }
        }
        return value;
    }
}
