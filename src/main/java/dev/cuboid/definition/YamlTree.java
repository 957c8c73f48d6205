package dev.cuboid.definition;

import dev.cuboid.definition.Definition.Entry;
import dev.cuboid.definition.Definition.Mapping;
import dev.cuboid.definition.Definition.Scalar;
import dev.cuboid.definition.Definition.Sequence;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/** YAML (and JSON, which is YAML) composed into a tree. Aliases are written out, so the tree is limited in size and depth. */
final class YamlTree {
    static final int MOST_CHARACTERS = 8_000_000;
    private static final int MOST_NODES = 1_000_000;
    private static final int DEEPEST = 60;

    private final Source source;
    private final List<Diagnostic> problems;
    private final Offsets offsets;
    private int nodes;

    YamlTree(Source source, List<Diagnostic> problems) {
        this.source = source;
        this.problems = problems;
        this.offsets = Offsets.of(source.text());
    }

    Definition read() {
        var root = compose();
        return root.isEmpty()
                ? new Mapping(List.of(), new Location.InFile(source.file(), 1, 1))
                : tree(root.getFirst(), 0);
    }

    /** The document's root, or nothing for a file without content. */
    private List<Node> compose() {
        try {
            var options = options();
            var parser = new ParserImpl(new StreamReader(source.text()), options);
            var composer = new Composer(parser, new CoreSchema(), options);
            var root = composer.getSingleNode();
            return root == null ? List.of() : List.of(root);
        } catch (MarkedYAMLException e) {
            throw new Rejected(YamlProblem.of(source, e));
        } catch (ReaderException e) {
            throw new Rejected(Diagnostic.of(
                    ErrorCode.MODEL_SYNTAX,
                    source.at(e.getPosition()),
                    "the character U+%04X may not stand in YAML".formatted(e.getCodePoint())));
        } catch (YAMLException e) {
            throw new Rejected(tooLarge(new Location.InFile(source.file(), 1, 1), String.valueOf(e.getMessage())));
        }
    }

    private static LoaderOptions options() {
        var options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(1000);
        options.setMergeOnCompose(true);
        return options;
    }

    private Definition tree(Node node, int depth) {
        if (depth > DEEPEST) {
            throw new Rejected(
                    tooLarge(place(node.getStartMark()), "values are nested more than " + DEEPEST + " deep"));
        }
        if (++nodes > MOST_NODES) {
            throw new Rejected(tooLarge(
                    place(node.getStartMark()),
                    "the file has more than " + MOST_NODES + " values, aliases written out"));
        }
        return switch (node) {
            case ScalarNode scalar -> scalar(scalar);
            case SequenceNode sequence ->
                new Sequence(
                        sequence.getValue().stream()
                                .map(item -> tree(item, depth + 1))
                                .toList(),
                        place(sequence.getStartMark()));
            case MappingNode mapping -> mapping(mapping, depth);
            default -> throw new IllegalStateException("a YAML node of kind " + node.getNodeId());
        };
    }

    private Mapping mapping(MappingNode mapping, int depth) {
        var entries = new ArrayList<Entry>();
        var seen = new HashSet<String>();
        for (var tuple : mapping.getValue()) {
            var at = place(tuple.getKeyNode().getStartMark());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(Diagnostic.of(ErrorCode.MODEL_SYNTAX, at, "a key has to be text")
                        .hint("put quotes around a value that begins with a brace"));
            } else if (seen.add(key.getValue())) {
                entries.add(new Entry(key.getValue(), at, tree(tuple.getValueNode(), depth + 1)));
            } else {
                problems.add(
                        Diagnostic.of(ErrorCode.DUPLICATE_NAME, at, "`" + key.getValue() + "` defined more than once")
                                .hint("keep one of them, or join what they hold"));
            }
        }
        return new Mapping(entries, place(mapping.getStartMark()));
    }

    private Scalar scalar(ScalarNode scalar) {
        var raw = MarkedText.stretch(
                source.text(),
                source.origins(),
                offsets.ofCharacter(scalar.getStartMark().getIndex()),
                offsets.ofCharacter(scalar.getEndMark().getIndex()));
        return new Scalar(scalar.getValue(), CoreSchema.typeOf(scalar.getTag()), raw, place(scalar.getStartMark()));
    }

    private Location.InFile place(Mark mark) {
        return source.origins().isItsOwn()
                ? new Location.InFile(source.file(), mark.getLine() + 1, mark.getColumn() + 1)
                : source.at(offsets.ofCharacter(mark.getIndex()));
    }

    private static Diagnostic tooLarge(Location at, String message) {
        return Diagnostic.of(ErrorCode.MODEL_TOO_LARGE, at, message);
    }
}
