package dev.cuboid.definition;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.fn.MacroFunction;
import com.hubspot.jinjava.tree.TagNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The names that blocks define and use. */
final class JinjaNames {
    private static final Pattern LOOPED_OVER = Pattern.compile("\\sin\\s+([A-Za-z_]\\w*)(?!\\s*\\(|\\w)");
    private static final Pattern SET_TO = Pattern.compile("[^=!<>]=\\s*([A-Za-z_]\\w*)\\s*$");
    private static final Pattern NAME = Pattern.compile("\\s*([A-Za-z_]\\w*)\\s*(=?)");
    private static final List<String> WORDS = List.of("true", "false", "none", "null", "True", "False", "None", "not");

    private static final List<String> OF_CALLER = List.of("COMPILE_CONTEXT", "SECURITY_CONTEXT", "USER_CONTEXT");

    /** Whether Cube has it for what is known of the caller. */
    static boolean isOfCaller(String name) {
        return OF_CALLER.contains(name);
    }

    /** Whether it stands for a value by itself. */
    static boolean isWord(String name) {
        return WORDS.contains(name);
    }

    /** The name that a loop or an assignment needs and that is not there; elsewhere Jinja takes it for nothing. */
    static Optional<String> missing(TagNode tag, JinjavaInterpreter interpreter) {
        var uses = switch (tag.getName()) {
            case "for" -> LOOPED_OVER;
            case "set" -> SET_TO;
            default -> null;
        };
        if (uses == null) {
            return Optional.empty();
        }
        var use = uses.matcher(" " + tag.getHelpers());
        if (!use.find() || isWord(use.group(1)) || isOfCaller(use.group(1))) {
            return Optional.empty();
        }
        var context = interpreter.getContext();
        var name = use.group(1);
        return context.containsKey(name) || context.isGlobalMacro(name) ? Optional.empty() : Optional.of(name);
    }

    /** Has macros and blocks give safe text, and sees that no variable grows too large. */
    static void settle(TagNode tag, JinjavaInterpreter interpreter, JinjaRun run) {
        var name = NAME.matcher(String.valueOf(tag.getHelpers()));
        if (!name.lookingAt()) {
            return;
        }
        var context = interpreter.getContext();
        switch (tag.getName()) {
            case "macro" -> {
                if (context.getGlobalMacro(name.group(1)) instanceof MacroFunction macro) {
                    context.addGlobalMacro(new SafeMacro(macro, macro.getName(), run));
                }
            }
            case "set" -> {
                var value = context.get(name.group(1));
                run.budget().spendOn(value == null ? "" : value);
                if (value instanceof String text && name.group(2).isEmpty()) {
                    context.put(name.group(1), run.texts().safe(text));
                }
            }
            default -> {
                // names nothing
            }
        }
    }

    static Iterable<String> known(JinjavaInterpreter interpreter) {
        var known = new TreeSet<String>();
        for (var context = interpreter.getContext(); context != null; context = context.getParent()) {
            known.addAll(context.getScope().keySet());
            known.addAll(context.getGlobalMacros().keySet());
        }
        known.removeIf(name -> name.startsWith("__") || name.contains(":"));
        return known;
    }

    /** A macro whose text is printed as it is. */
    private static final class SafeMacro extends MacroFunction {
        private final JinjaRun run;

        SafeMacro(MacroFunction source, String name, JinjaRun run) {
            super(source, name);
            this.run = run;
        }

        @Override
        public Object doEvaluate(Map<String, Object> arguments, Map<String, Object> named, List<Object> more) {
            run.budget().spendOn(arguments);
            run.budget().spendOn(more);
            return run.texts().safe(String.valueOf(super.doEvaluate(arguments, named, more)));
        }

        @Override
        public MacroFunction cloneWithNewName(String name) {
            return new SafeMacro(this, name, run);
        }
    }

    private JinjaNames() {}
}
