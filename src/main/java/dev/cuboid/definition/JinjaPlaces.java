package dev.cuboid.definition;

import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.expression.ExpressionStrategy;
import com.hubspot.jinjava.tree.ExpressionNode;
import com.hubspot.jinjava.tree.Node;
import com.hubspot.jinjava.tree.TagNode;
import com.hubspot.jinjava.tree.TextNode;
import com.hubspot.jinjava.tree.output.OutputNode;
import com.hubspot.jinjava.tree.output.RenderedOutputNode;
import com.hubspot.jinjava.tree.parse.ExpressionToken;
import com.hubspot.jinjava.tree.parse.TextToken;
import com.hubspot.jinjava.tree.parse.Token;
import com.hubspot.jinjava.tree.parse.TokenScanner;
import dev.cuboid.definition.Jinja.Marking;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import java.util.Set;

/**
 * Walks a parsed template along its text: finds out where each node stands, since the library's own counts are off around
 * text, and puts nodes in place that leave marks.
 */
final class JinjaPlaces {
    private static final Set<String> GIVES_A_VALUE = Set.of("macro", "set");

    private final Source source;
    private final JinjaRun run;
    private final TokenScanner tokens;
    private int offset;

    JinjaPlaces(Source source, JinjavaConfig config, JinjaRun run) {
        this.source = source;
        this.run = run;
        this.tokens = new TokenScanner(source.text(), config);
    }

    void visit(Node parent, Marking marking) {
        for (var nodes = parent.getChildren().listIterator(); nodes.hasNext(); ) {
            var node = nodes.next();
            int start = find(node.getMaster());
            if (!(node instanceof TextNode)) {
                Rejected.ifAny(JinjaProblem.tooDeep(node.getMaster().getImage(), source.at(start)));
            }
            var placed = placed(node, start, marking);
            run.remember(placed, source.at(start));
            if (placed != node) {
                placed.setParent(parent);
                nodes.set(placed);
            }
            if (node instanceof TagNode tag) {
                visit(tag, withinMacro(tag) && marking == Marking.OUTSIDE_MACROS ? Marking.NONE : marking);
            }
        }
    }

    private static boolean withinMacro(TagNode tag) {
        return GIVES_A_VALUE.contains(tag.getName());
    }

    private Node placed(Node node, int start, Marking marking) {
        return switch (node.getMaster()) {
            case TextToken text when marking != Marking.NONE -> new MarkedTextNode(text, marked(text, start));
            case ExpressionToken expression -> {
                int end = start + expression.getImage().length();
                var mark = marking == Marking.NONE ? "" : MarkedText.mark(source.at(start), false);
                var around = Surroundings.of(source.text(), start, end);
                yield new ExpressionNode(new Printing(run, source.at(start), around, mark), expression);
            }
            default -> node;
        };
    }

    /** The offset of the token; tokens that made no node, such as comments and ends of blocks, are passed over. */
    private int find(Token wanted) {
        while (tokens.hasNext()) {
            var token = tokens.next();
            int start = offset;
            offset += token.getImage().length();
            if (token.getClass() == wanted.getClass()
                    && token.getLineNumber() == wanted.getLineNumber()
                    && token.getImage().equals(wanted.getImage())) {
                return start;
            }
        }
        return Math.min(offset, source.text().length());
    }

    /** Every line of the text with its place. */
    private String marked(TextToken token, int start) {
        var text = token.output();
        int at = start + Math.max(0, token.getImage().indexOf(text));
        var marked = new StringBuilder();
        for (int line = 0; line < text.length(); ) {
            int next = text.indexOf('\n', line) + 1;
            int end = next == 0 ? text.length() : next;
            marked.append(MarkedText.mark(source.at(at + line), true)).append(text, line, end);
            line = end;
        }
        return marked.toString();
    }

    /** Text with marks. */
    private static final class MarkedTextNode extends TextNode {
        private static final long serialVersionUID = 1L;

        private final String marked;

        MarkedTextNode(TextToken token, String marked) {
            super(token);
            this.marked = marked;
        }

        @Override
        public OutputNode render(JinjavaInterpreter interpreter) {
            super.render(interpreter);
            return new RenderedOutputNode(marked);
        }
    }

    /** Prints a value, behind a mark. */
    private static final class Printing implements ExpressionStrategy {
        private static final long serialVersionUID = 1L;

        private final transient JinjaRun run;
        private final transient Location.InFile place;
        private final transient Surroundings around;
        private final String mark;

        Printing(JinjaRun run, Location.InFile place, Surroundings around, String mark) {
            this.run = run;
            this.place = place;
            this.around = around;
            this.mark = mark;
        }

        @Override
        public RenderedOutputNode interpretOutput(ExpressionToken token, JinjavaInterpreter interpreter) {
            if (!(interpreter instanceof PlacedInterpreter placed)) {
                throw new IllegalStateException("an interpreter that is not ours");
            }
            return new RenderedOutputNode(mark + run.printed(token, place, placed, around));
        }
    }
}
