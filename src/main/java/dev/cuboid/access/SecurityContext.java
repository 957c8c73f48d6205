package dev.cuboid.access;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the verified token says about the caller: its whole payload, as JSON values in the order of the token. */
public record SecurityContext(Map<String, Object> claims) {
    /** A caller about whom nothing is known. */
    public static final SecurityContext ANONYMOUS = new SecurityContext(Map.of());

    public SecurityContext {
        claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
    }
}
