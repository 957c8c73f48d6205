package dev.cuboid.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a client of plain HTTP prefers (RFC 7240).
 *
 * @param longest how long it waits at most; absent where it says nothing
 * @param async whether it would rather come back for the answer
 */
record Preference(Optional<Duration> longest, boolean async) {
    private static final Preference NONE = new Preference(Optional.empty(), false);
    private static final Pattern WAIT = Pattern.compile("wait\\s*=\\s*\"?(\\d{1,6})\"?");

    static Preference of(HttpServletRequest request) {
        if (request.getHeader("Prefer") == null) {
            return NONE;
        }
        Optional<Duration> wait = Optional.empty();
        boolean async = false;
        for (var header : Collections.list(request.getHeaders("Prefer"))) {
            for (var preference : header.toLowerCase(Locale.ROOT).split("[,;]")) {
                var found = WAIT.matcher(preference.strip());
                if (found.matches()) {
                    wait = Optional.of(Duration.ofSeconds(Long.parseLong(found.group(1))));
                }
                async |= preference.strip().equals("respond-async");
            }
        }
        return new Preference(wait, async);
    }
}
