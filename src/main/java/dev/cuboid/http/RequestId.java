package dev.cuboid.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** By what a request is known in logs, and by what its caller can cancel it: the caller's {@code x-request-id}, else one of ours. */
final class RequestId {
    static final String HEADER = "x-request-id";

    private static final int LONGEST = 200;
    /** Different for each process, so that two servers' ids are. */
    private static final String PROCESS = UUID.randomUUID().toString().substring(0, 13);

    private static final AtomicLong COUNT = new AtomicLong();

    private RequestId() {}

    static String of(HttpServletRequest request) {
        var given = request.getHeader(HEADER);
        return of(given == null ? "" : given);
    }

    /** @param given by the caller; empty if he gave none */
    static String of(String given) {
        return isUsable(given) ? given : PROCESS + '-' + Long.toHexString(COUNT.incrementAndGet());
    }

    private static boolean isUsable(String given) {
        if (given.isBlank() || given.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < given.length(); i++) {
            if (given.charAt(i) < ' ' || given.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
