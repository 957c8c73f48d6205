package dev.cuboid.http;

import dev.cuboid.access.SecurityContext;
import dev.cuboid.access.TokenCheck;
import jakarta.servlet.http.HttpServletRequest;

/** Who sent a request, by the token in its headers. */
final class Caller {
    private Caller() {}

    static SecurityContext of(HttpServletRequest request, TokenCheck tokens) {
        var header = request.getHeader("Authorization");
        if (header == null) {
            header = request.getHeader("x-cube-authorization");
        }
        var who = tokens.contextOf(header == null ? "" : header);
        Door.journal(request).askedBy(who);
        return who;
    }
}
