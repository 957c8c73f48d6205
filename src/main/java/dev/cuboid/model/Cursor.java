package dev.cuboid.model;

import java.util.ArrayList;
import java.util.List;

/** A place in a text that moves on as things are read. */
final class Cursor {
    private final String text;
    private int position;

    Cursor(String text) {
        this.text = text;
    }

    int position() {
        return position;
    }

    void moveTo(int place) {
        position = place;
    }

    boolean atEnd() {
        return position >= text.length();
    }

    char peek() {
        return peek(0);
    }

    char peek(int ahead) {
        int place = position + ahead;
        return place >= 0 && place < text.length() ? text.charAt(place) : '\0';
    }

    char next() {
        return text.charAt(position++);
    }

    boolean lookingAt(String word) {
        return text.startsWith(word, position);
    }

    /** Moves behind the word if it comes next, after blanks. */
    boolean accept(String word) {
        skipBlanks();
        if (!lookingAt(word)) {
            return false;
        }
        position += word.length();
        return true;
    }

    void skipBlanks() {
        while (!atEnd() && Character.isWhitespace(peek())) {
            position++;
        }
    }

    /** Up to and including the word, or to the end. */
    String through(String word) {
        int end = text.indexOf(word, position);
        return to(end < 0 ? text.length() : end + word.length());
    }

    /** Up to the word, or to the end. */
    String upTo(String word) {
        int end = text.indexOf(word, position);
        return to(end < 0 ? text.length() : end);
    }

    /** What was passed since the place. */
    String from(int start) {
        return text.substring(start, position);
    }

    private String to(int end) {
        var passed = text.substring(position, end);
        position = end;
        return passed;
    }

    /** A name, or nothing. */
    String name() {
        int start = position;
        if (!atEnd() && isNameStart(peek())) {
            position++;
            while (!atEnd() && isNamePart(peek())) {
                position++;
            }
        }
        return text.substring(start, position);
    }

    /** {@code a.b.c}, or an empty list. */
    List<String> dottedNames() {
        skipBlanks();
        var names = new ArrayList<String>();
        var name = name();
        while (!name.isEmpty()) {
            names.add(name);
            int dot = position;
            name = accept(".") ? nameAfterBlanks() : "";
            if (name.isEmpty()) {
                position = dot;
            }
        }
        return names;
    }

    private String nameAfterBlanks() {
        skipBlanks();
        return name();
    }

    private static boolean isNameStart(char c) {
        return c == '_' || Character.isLetter(c);
    }

    private static boolean isNamePart(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }
}
