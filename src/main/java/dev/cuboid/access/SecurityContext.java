package dev.cuboid.access;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the verified token says about the caller: its whole payload, as JSON values in the order of the token. */
public record SecurityContext(Map<String, Object> claims) {
    /** A caller about whom nothing is known. */
    public static final SecurityContext ANONYMOUS = new SecurityContext(Map.of());

    private static final List<String> OF_ONE_TOKEN = List.of("iat", "exp", "nbf", "jti");

    public SecurityContext {
        claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
    }

    /** Equal for all tokens of one caller: what stays when the times and the number of a token are left out. */
    public String caller() {
        if (claims.isEmpty()) {
            return "";
        }
        var lasting = new TreeMap<>(claims);
        OF_ONE_TOKEN.forEach(lasting::remove);
        return lasting.toString();
    }
}
