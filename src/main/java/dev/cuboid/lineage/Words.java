package dev.cuboid.lineage;

import java.util.Locale;

/** Constants as model files spell them. */
final class Words {
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private Words() {}
}
