package dev.cuboid.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Takes tokens (JWT, HS256) signed with one of the server's secrets; anything else is no token. Thread-safe. */
public final class TokenCheck {
    private static final int SHORTEST_SECRET = 32;
    private static final int MOST_REMEMBERED = 1000;
    private static final int LONGEST_REMEMBERED = 4096;

    private final List<JWSVerifier> verifiers;
    private final boolean required;
    private final Clock clock;
    /**
     * What tokens with a good signature say, by their exact text: a client sends the same token with each request. Whether it is
     * in force is looked at each time. Nobody can fill this without a secret.
     */
    private final Map<String, SecurityContext> remembered = new ConcurrentHashMap<>();

    /** @param required whether a caller without a valid token is turned away; otherwise such a caller is anonymous */
    public TokenCheck(List<String> secrets, boolean required, Clock clock) {
        this.verifiers = secrets.stream()
                .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                .filter(secret -> secret.length >= SHORTEST_SECRET)
                .map(TokenCheck::verifier)
                .toList();
        this.required = required;
        this.clock = clock;
        if (required && verifiers.isEmpty()) {
            throw new IllegalArgumentException("tokens are required, but no secret of 32 bytes or more is given");
        }
    }

    /** Whether a caller needs a valid token. */
    public boolean required() {
        return required;
    }

    /** Who asks, by the value of the authorization header; empty where none was sent. */
    public SecurityContext contextOf(String header) {
        var token = withoutScheme(header.strip());
        if (token.isEmpty()) {
            return anonymousOr(ErrorCode.NO_TOKEN, "Authorization header isn't set");
        }
        var signed = remembered.get(token);
        if (signed == null) {
            signed = signedContext(token);
        }
        return signed != null && isInForce(signed.claims())
                ? signed
                : anonymousOr(ErrorCode.INVALID_TOKEN, "Invalid token");
    }

    private SecurityContext anonymousOr(ErrorCode code, String message) {
        if (required) {
            throw new Rejected(Diagnostic.of(code, new Location.InQuery(""), message));
        }
        return SecurityContext.ANONYMOUS;
    }

    private static String withoutScheme(String header) {
        return header.regionMatches(true, 0, "Bearer", 0, 6) && (header.length() == 6 || header.charAt(6) == ' ')
                ? header.substring(6).strip()
                : header;
    }

    /** Null where none of our secrets has signed the token. */
    private @Nullable SecurityContext signedContext(String token) {
        try {
            var signed = JWSObject.parse(token);
            if (!JWSAlgorithm.HS256.equals(signed.getHeader().getAlgorithm()) || !isSignedByUs(signed)) {
                return null;
            }
            var claims = signed.getPayload().toJSONObject();
            return claims == null ? null : remember(token, new SecurityContext(claims));
        } catch (ParseException | JOSEException | IllegalArgumentException notAToken) {
            return null;
        }
    }

    /** Forgets all when there are too many: those in use are back after one verification each. */
    private SecurityContext remember(String token, SecurityContext context) {
        if (token.length() <= LONGEST_REMEMBERED) {
            if (remembered.size() >= MOST_REMEMBERED) {
                remembered.clear();
            }
            remembered.put(token, context);
        }
        return context;
    }

    private boolean isSignedByUs(JWSObject token) throws JOSEException {
        for (var verifier : verifiers) {
            if (token.verify(verifier)) {
                return true;
            }
        }
        return false;
    }

    private boolean isInForce(Map<String, Object> claims) {
        var now = clock.instant().getEpochSecond();
        return (!claims.containsKey("exp") || claims.get("exp") instanceof Number end && now < wholeSeconds(end))
                && (!claims.containsKey("nbf")
                        || claims.get("nbf") instanceof Number start && now >= wholeSeconds(start));
    }

    /** Anybody's clock may have written it, so it need not be an instant that Java knows. */
    private static double wholeSeconds(Number sinceEpoch) {
        return Math.floor(sinceEpoch.doubleValue());
    }

    private static JWSVerifier verifier(byte[] secret) {
        try {
            return new MACVerifier(secret);
        } catch (JOSEException unfit) {
            throw new IllegalArgumentException("a secret that cannot sign", unfit);
        }
    }
}
