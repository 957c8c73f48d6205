package dev.cuboid.observation;

import dev.cuboid.access.SecurityContext;
import dev.cuboid.cache.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How a caller is named in a log: by the subject of the token, else by something that is the same for each token of his. */
final class CallerName {
    private static final int LENGTH = 12;

    private CallerName() {}

    static String of(SecurityContext who) {
        return who.claims().get("sub") instanceof String subject && !subject.isBlank()
                ? subject
                : Fingerprint.of(List.of(who.caller().getBytes(StandardCharsets.UTF_8)))
                        .substring(0, LENGTH);
    }
}
