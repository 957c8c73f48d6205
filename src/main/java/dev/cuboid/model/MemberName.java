package dev.cuboid.model;

/** The full name of a member, {@code cube.member} or {@code view.member}. Case matters. */
public record MemberName(String cube, String member) implements Comparable<MemberName> {
    public MemberName {
        if (cube.isEmpty() || member.isEmpty()) {
            throw new IllegalArgumentException("half a member name: " + cube + "." + member);
        }
    }

    /** Reads {@code cube.member}; the text must have exactly one dot. */
    public static MemberName parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 0 || text.indexOf('.', dot + 1) >= 0) {
            throw new IllegalArgumentException("not a member name: " + text);
        }
        return new MemberName(text.substring(0, dot), text.substring(dot + 1));
    }

    public String text() {
        return cube + "." + member;
    }

    @Override
    public int compareTo(MemberName other) {
        return text().compareTo(other.text());
    }
}
