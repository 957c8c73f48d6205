package dev.cuboid.model;

import dev.cuboid.model.SqlTemplate.Part;
import dev.cuboid.model.SqlTokens.Token;
import dev.cuboid.model.SqlTokens.Type;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The columns that a template reads, as far as its text shows them: what follows a cube's alias, and words that can be nothing
 * but columns. Inside a SELECT of the modeller's own only the former are seen.
 */
public final class ColumnReads {
    /** @param path as in {@link Part}: empty for a column of the cube that owns the template */
    public record Column(List<String> path, String name) {
        public Column {
            path = List.copyOf(path);
        }
    }

    private final SqlTemplate template;
    private final List<Token> tokens;
    private final LinkedHashSet<Column> columns = new LinkedHashSet<>();
    private final boolean selects;

    private ColumnReads(SqlTemplate template) {
        this.template = template;
        this.tokens = SqlTokens.of(template);
        this.selects = tokens.stream().anyMatch(token -> token.isWord("select"));
    }

    /** Each once, in the order of the text. */
    public static List<Column> of(SqlTemplate template) {
        var reads = new ColumnReads(template);
        for (int i = 0; i < reads.tokens.size(); i++) {
            reads.add(i);
        }
        template.parts().forEach(reads::addInside);
        return List.copyOf(reads.columns);
    }

    /** The tables that a SELECT names behind FROM and JOIN, as it spells them. */
    public static List<String> tablesOf(SqlTemplate select) {
        var tokens = SqlTokens.of(select);
        var tables = new LinkedHashSet<String>();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if ((tokens.get(i).isWord("from") || tokens.get(i).isWord("join")) && isName(tokens.get(i + 1))) {
                tables.add(dotted(tokens, i + 1));
            }
        }
        return List.copyOf(tables);
    }

    private static String dotted(List<Token> tokens, int start) {
        var name = new StringBuilder(tokens.get(start).text());
        for (int i = start;
                i + 2 < tokens.size() && tokens.get(i + 1).isSymbol(".") && isName(tokens.get(i + 2));
                i += 2) {
            name.append('.').append(tokens.get(i + 2).text());
        }
        return name.toString();
    }

    private void add(int i) {
        var token = tokens.get(i);
        if (token.type() == Type.REFERENCE) {
            if (template.parts().get(token.part()) instanceof Part.CubeReference(var path)
                    && symbolAt(i + 1, ".")
                    && i + 2 < tokens.size()
                    && isName(tokens.get(i + 2))) {
                columns.add(new Column(path, plain(tokens.get(i + 2))));
            }
        } else if (!selects && isName(token) && standsAlone(i) && !isOfTheLanguage(i)) {
            columns.add(new Column(List.of(), plain(token)));
        }
    }

    private void addInside(Part part) {
        switch (part) {
            case Part.ToQueryZone(var instant) -> columns.addAll(of(instant));
            case Part.FilterParameter(var _, SqlTemplate.FilterArgument.Expression(var sql)) -> columns.addAll(of(sql));
            case Part.FilterGroup(var parameters) -> parameters.forEach(this::addInside);
            case Part.FilterParameter _,
                    Part.Text _,
                    Part.CubeReference _,
                    Part.MemberReference _,
                    Part.BucketReference _,
                    Part.CubeSql _,
                    Part.NotServed _ -> {}
        }
    }

    private boolean standsAlone(int i) {
        return !symbolAt(i - 1, ".") && !symbolAt(i + 1, ".") && !symbolAt(i + 1, "(") && !symbolAt(i - 1, "::");
    }

    private boolean isOfTheLanguage(int i) {
        var token = tokens.get(i);
        if (token.type() == Type.QUOTED_NAME) {
            return false;
        }
        boolean afterType = i > 0 && (tokens.get(i - 1).isWord("as") || typeWordBefore(i));
        boolean field = i + 1 < tokens.size() && tokens.get(i + 1).isWord("from") && symbolAt(i - 1, "(");
        return SqlWords.isKeyword(token.lower()) || afterType || field;
    }

    private boolean typeWordBefore(int i) {
        return SqlWords.continuesType(tokens.get(i).lower())
                && i > 1
                && (tokens.get(i - 2).isWord("as") || symbolAt(i - 2, "::"));
    }

    private boolean symbolAt(int i, String symbol) {
        return i >= 0 && i < tokens.size() && tokens.get(i).isSymbol(symbol);
    }

    private static boolean isName(Token token) {
        return token.type() == Type.WORD || token.type() == Type.QUOTED_NAME;
    }

    private static String plain(Token token) {
        var text = token.text();
        return token.type() == Type.QUOTED_NAME && text.startsWith("\"") ? text.substring(1, text.length() - 1) : text;
    }
}
