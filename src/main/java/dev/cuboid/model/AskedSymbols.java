package dev.cuboid.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Symbols that remember what they were asked. What was made from them stays right for as long as other symbols give the same
 * answers, whatever else has changed.
 */
final class AskedSymbols implements Symbols {
    private enum About {
        CUBE,
        VIEW,
        CUBE_NAMES,
        SHIFT_NAMES,
        INCOMPLETE,
        CONNECTED,
        MEMBER
    }

    private record Question(About about, String one, String other) {
        Object answer(Symbols symbols) {
            return switch (about) {
                case CUBE -> symbols.cube(one);
                case VIEW -> symbols.isView(one);
                case CUBE_NAMES -> List.copyOf(symbols.cubeNames());
                case SHIFT_NAMES -> List.copyOf(symbols.shiftNames());
                case INCOMPLETE -> symbols.incomplete(one);
                case CONNECTED -> symbols.connected(one, other);
                case MEMBER -> symbols.member(new MemberName(one, other));
            };
        }
    }

    private final Symbols symbols;
    private final Map<Question, Object> answers = new LinkedHashMap<>();

    AskedSymbols(Symbols symbols) {
        this.symbols = symbols;
    }

    /** What was asked and answered; it does not hold on to the symbols. */
    Answers answers() {
        return new Answers(answers);
    }

    /** Questions with their answers. */
    record Answers(Map<Question, Object> byQuestion) {
        boolean areThoseOf(Symbols symbols) {
            for (var asked : byQuestion.entrySet()) {
                if (!asked.getValue().equals(asked.getKey().answer(symbols))) {
                    return false;
                }
            }
            return true;
        }
    }

    private void asked(About about, String one, String other, Object answer) {
        answers.put(new Question(about, one, other), answer);
    }

    @Override
    public Optional<Table> cube(String name) {
        var answer = symbols.cube(name);
        asked(About.CUBE, name, "", answer);
        return answer;
    }

    @Override
    public boolean isView(String name) {
        boolean answer = symbols.isView(name);
        asked(About.VIEW, name, "", answer);
        return answer;
    }

    @Override
    public Set<String> cubeNames() {
        var answer = symbols.cubeNames();
        asked(About.CUBE_NAMES, "", "", List.copyOf(answer));
        return answer;
    }

    @Override
    public Set<String> shiftNames() {
        var answer = symbols.shiftNames();
        asked(About.SHIFT_NAMES, "", "", List.copyOf(answer));
        return answer;
    }

    @Override
    public boolean incomplete(String name) {
        boolean answer = symbols.incomplete(name);
        asked(About.INCOMPLETE, name, "", answer);
        return answer;
    }

    @Override
    public boolean connected(String one, String other) {
        boolean answer = symbols.connected(one, other);
        asked(About.CONNECTED, one, other, answer);
        return answer;
    }

    @Override
    public Optional<Member> member(MemberName name) {
        var answer = symbols.member(name);
        asked(About.MEMBER, name.cube(), name.member(), answer);
        return answer;
    }
}
