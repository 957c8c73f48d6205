package dev.cuboid.definition;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.tree.Node;
import com.hubspot.jinjava.tree.TagNode;
import com.hubspot.jinjava.tree.parse.ExpressionToken;
import dev.cuboid.definition.Jinja.Marking;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** One rendering of one template: what it may import, where its nodes stand, and what went wrong on the way. */
final class JinjaRun {
    private final Source template;
    private final SequencedMap<String, String> imports;
    private final Marking marking;
    private final JinjaBudget budget = new JinjaBudget();
    private final JinjaTexts texts = new JinjaTexts();
    private final Map<Node, Location.InFile> places = new IdentityHashMap<>();
    private final Set<TemplateError> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Diagnostic> problems = new ArrayList<>();
    private Location.InFile current;

    JinjaRun(Source template, SequencedMap<String, String> imports, Marking marking) {
        this.template = template;
        this.imports = imports;
        this.marking = marking;
        this.current = new Location.InFile(template.file(), 1, 1);
    }

    /** The rendered text, marks and all, or every problem of the rendering. */
    String text() {
        var interpreter = JinjaSandbox.interpreter(this);
        var rendered = "";
        JinjavaInterpreter.pushCurrent(interpreter);
        try {
            rendered = interpreter.render(template.text());
            claim(interpreter, current);
        } catch (JinjaBudget.Spent spent) {
            throw new Rejected(tooMuch(budget.spent().orElse("")));
        } catch (StackOverflowError tooDeep) {
            throw new Rejected(tooMuch("its expressions or macros are nested too deep"));
        } catch (RuntimeException failure) {
            claim(interpreter, current);
            if (problems.isEmpty()) {
                problems.add(JinjaProblem.of(failure, current));
            }
        } finally {
            JinjavaInterpreter.popCurrent();
        }
        budget.spent().ifPresent(spent -> {
            throw new Rejected(tooMuch(spent));
        });
        Rejected.ifAny(List.copyOf(problems));
        if (marking == Marking.NONE && MarkedText.hasMarks(rendered)) {
            throw new IllegalStateException("marks in a text that was rendered without");
        }
        return rendered;
    }

    private Diagnostic tooMuch(String what) {
        return Diagnostic.of(ErrorCode.MODEL_TOO_LARGE, current, "the template is not rendered to its end: " + what)
                .hint("look for a loop or a macro that does not end where it should");
    }

    JinjaBudget budget() {
        return budget;
    }

    JinjaTexts texts() {
        return texts;
    }

    SequencedMap<String, String> imports() {
        return imports;
    }

    /** Finds the places of a freshly parsed tree's nodes, and has them leave marks. */
    void place(Node root, String source, PlacedInterpreter interpreter) {
        var file = fileOf(source);
        for (var error : interpreter.getErrors()) {
            if (seen.add(error)) {
                var at = new Location.InFile(
                        file, Math.max(1, error.getLineno()), Math.max(1, error.getStartPosition()));
                problems.add(JinjaProblem.of(error, at));
            }
        }
        var marks = file.equals(template.file()) ? marking : inImport();
        new JinjaPlaces(new Source(file, source, Origins.ITS_OWN), interpreter.getConfig(), this).visit(root, marks);
    }

    private Marking inImport() {
        return marking == Marking.EVERYWHERE ? marking : Marking.NONE;
    }

    private String fileOf(String source) {
        return source.equals(template.text())
                ? template.file()
                : imports.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(source))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(current.file());
    }

    void remember(Node node, Location.InFile place) {
        places.put(node, place);
    }

    void before(Node node, JinjavaInterpreter interpreter) {
        current = places.getOrDefault(node, current);
        budget.spendOn(node);
        if (node instanceof TagNode tag) {
            JinjaNames.missing(tag, interpreter).ifPresent(name -> problems.add(undefined(name, interpreter)));
        }
    }

    void after(Node node, JinjavaInterpreter interpreter) {
        claim(interpreter, places.getOrDefault(node, current));
        if (node instanceof TagNode tag) {
            JinjaNames.settle(tag, interpreter, this);
        }
    }

    /** Takes the errors that came up since the last call for those of the node at a place. */
    private void claim(JinjavaInterpreter interpreter, Location.InFile place) {
        for (var error : List.copyOf(interpreter.getErrors())) {
            if (seen.add(error)) {
                problems.add(JinjaProblem.of(error, place));
            }
        }
    }

    /** What an expression prints. */
    String printed(ExpressionToken token, Location.InFile place, PlacedInterpreter interpreter, Surroundings around) {
        var expression = token.getExpr().strip();
        current = place;
        var result = interpreter.value(expression, token.getLineNumber());
        current = place;
        claim(interpreter, place);
        if (result.isUndefined()) {
            problems.add(undefined(result.undefined().getFirst(), interpreter));
            return "";
        }
        try {
            return new JinjaPrinter(texts).print(result.value(), around);
        } catch (IllegalArgumentException unprintable) {
            problems.add(JinjaProblem.unprintable(expression, place));
            return "";
        }
    }

    /** Whatever is made of it: nobody is known here, so that a condition on him would hold or fail for everyone. */
    void askedForCaller(String name) {
        var problem = JinjaProblem.ofCaller(name, current);
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    private Diagnostic undefined(String name, JinjavaInterpreter interpreter) {
        return JinjaProblem.undefined(name, JinjaNames.known(interpreter), current);
    }
}
