package dev.cuboid.check;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names that a model allows, made of names that a database allows; each is given once. */
final class CubeNames {
    private final Set<String> taken = new HashSet<>();

    /** {@code "Group By"} is {@code group_by}. */
    String unique(String original) {
        var wanted = plain(original);
        var name = wanted;
        for (int i = 2; !taken.add(name); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }

    static String plain(String original) {
        var ascii = Normalizer.normalize(original, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        var words = ascii.replaceAll("([a-z\\d])([A-Z])", "$1_$2")
                .replaceAll("[^A-Za-z0-9]+", "_")
                .toLowerCase(Locale.ROOT);
        var trimmed = words.replaceAll("^_+|_+$", "");
        if (trimmed.isEmpty()) {
            return "unnamed";
        }
        return Character.isDigit(trimmed.charAt(0)) ? "_" + trimmed : trimmed;
    }

    /** Whether the name tells as much as the original did. */
    static boolean says(String name, String original) {
        return name.equals(original.toLowerCase(Locale.ROOT));
    }
}
