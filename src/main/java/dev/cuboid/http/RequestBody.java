package dev.cuboid.http;

import dev.cuboid.access.SecurityContext;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A request as it came, by which an equal one is known again before it is read. */
final class RequestBody {
    private final SecurityContext who;
    private final byte[] bytes;
    private final String parameters;
    private final int hash;

    /**
     * @param bytes of a POST; empty for a GET
     * @param parameters the address's, as sent
     */
    RequestBody(SecurityContext who, byte[] bytes, String parameters) {
        this.who = who;
        this.bytes = bytes;
        this.parameters = parameters;
        this.hash = 31 * (31 * Arrays.hashCode(bytes) + parameters.hashCode()) + who.hashCode();
    }

    SecurityContext who() {
        return who;
    }

    byte[] bytes() {
        return bytes;
    }

    int weight() {
        return bytes.length + 2 * parameters.length();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RequestBody body
                && hash == body.hash
                && Arrays.equals(bytes, body.bytes)
                && parameters.equals(body.parameters)
                && who.equals(body.who);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
