package dev.cuboid.model;

import dev.cuboid.model.SqlTokens.Token;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;

/** Which parenthesis closes which. */
final class Parentheses {
    /** For each opening one the number of its closing one; the last token's where none closes. */
    static int[] closing(List<Token> tokens) {
        int[] closing = new int[tokens.size()];
        Arrays.fill(closing, tokens.size() - 1);
        var open = new ArrayDeque<Integer>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).isSymbol("(")) {
                open.push(i);
            } else if (tokens.get(i).isSymbol(")") && !open.isEmpty()) {
                closing[open.pop()] = i;
            }
        }
        return closing;
    }

    private Parentheses() {}
}
