package dev.cuboid.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import dev.cuboid.diagnostic.Rejected;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TokenCheckTest {
    private static final String SECRET = "a secret of more than thirty-two bytes";
    private static final String OLD_SECRET = "the secret before, also more than 32 bytes";
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final TokenCheck check = check(true);

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer ", "bearer ", "  Bearer   "})
    void the_whole_payload_is_the_context_with_any_scheme(String scheme) {
        assertThat(check.contextOf(scheme + token(SECRET, "{\"sub\": \"u1\", \"tenant\": {\"id\": 7}}"))
                        .claims())
                .containsEntry("sub", "u1")
                .containsKey("tenant");
    }

    @Test
    void any_of_the_secrets_may_have_signed() {
        assertThat(check.contextOf(token(OLD_SECRET, "{\"sub\": \"u2\"}")).claims())
                .containsEntry("sub", "u2");
    }

    @Test
    void a_token_holds_from_nbf_to_exp() {
        long now = NOW.getEpochSecond();
        assertThat(check.contextOf(token(SECRET, "{\"exp\": %d, \"nbf\": %d}".formatted(now + 1, now)))
                        .claims())
                .hasSize(2);
        assertInvalid(token(SECRET, "{\"exp\": %d}".formatted(now)));
        assertInvalid(token(SECRET, "{\"nbf\": %d}".formatted(now + 1)));
        assertInvalid(token(SECRET, "{\"exp\": \"tomorrow\"}"));
        assertInvalid(token(SECRET, "{\"exp\": -1e300}"));
        assertInvalid(token(SECRET, "{\"nbf\": 1e300}"));
        assertThat(check.contextOf(token(SECRET, "{\"exp\": 1e300, \"nbf\": -1e300}"))
                        .claims())
                .containsKey("exp");
    }

    @Test
    void a_token_that_was_good_before_is_bad_once_its_time_is_over() {
        var now = new AtomicReference<>(NOW);
        var moving = new TokenCheck(List.of(SECRET), true, clockAt(now));
        var token =
                token(SECRET, "{\"exp\": %d, \"nbf\": %d}".formatted(NOW.getEpochSecond() + 5, NOW.getEpochSecond()));
        assertThat(moving.contextOf(token)).isEqualTo(moving.contextOf("Bearer " + token));
        now.set(NOW.plusSeconds(5));
        assertInvalid(moving, token);
        now.set(NOW.minusSeconds(1));
        assertInvalid(moving, token);
        now.set(NOW.plusSeconds(4));
        assertThat(moving.contextOf(token).claims()).containsKey("exp");
    }

    @Test
    void each_of_very_many_tokens_says_what_it_says() {
        for (int round = 0; round < 2; round++) {
            for (int user = 0; user < 1500; user++) {
                assertThat(check.contextOf(token(SECRET, "{\"sub\": \"u%d\"}".formatted(user)))
                                .claims())
                        .containsExactly(Map.entry("sub", "u" + user));
            }
        }
    }

    @Test
    void what_is_not_signed_by_us_is_invalid() {
        assertInvalid("garbage");
        assertInvalid("a.b.c");
        assertInvalid(token("some other secret, long enough for HS256", "{}"));
        assertInvalid(token(SECRET, "{}").replaceFirst(".$", ""));
        assertInvalid(token(JWSAlgorithm.HS512, SECRET.repeat(2), "{}"));
        assertInvalid(encoded("{\"alg\":\"none\"}") + "." + encoded("{}") + ".");
        assertInvalid(encoded("{\"alg\":\"RS256\"}") + "." + encoded("{}") + ".AAAA");
        assertInvalid(token(SECRET, "no object"));
    }

    @Test
    void a_missing_token_is_told_apart_from_a_bad_one() {
        assertThatThrownBy(() -> check.contextOf(""))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("Authorization header isn't set");
    }

    @Test
    void where_no_token_is_needed_a_bad_one_is_ignored_and_a_good_one_counts() {
        var lenient = check(false);
        assertThat(lenient.contextOf("")).isEqualTo(SecurityContext.ANONYMOUS);
        assertThat(lenient.contextOf("garbage")).isEqualTo(SecurityContext.ANONYMOUS);
        assertThat(lenient.contextOf(token(SECRET, "{\"sub\": \"u1\"}")).claims())
                .containsEntry("sub", "u1");
    }

    private void assertInvalid(String token) {
        assertInvalid(check, token);
    }

    private static void assertInvalid(TokenCheck check, String token) {
        assertThatThrownBy(() -> check.contextOf(token))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("Invalid token");
    }

    private static Clock clockAt(AtomicReference<Instant> now) {
        InstantSource source = now::get;
        return source.withZone(ZoneOffset.UTC);
    }

    private static TokenCheck check(boolean required) {
        return new TokenCheck(List.of(SECRET, OLD_SECRET), required, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static String token(String secret, String payload) {
        return token(JWSAlgorithm.HS256, secret, payload);
    }

    private static String token(JWSAlgorithm algorithm, String secret, String payload) {
        try {
            var token = new JWSObject(new JWSHeader(algorithm), new Payload(payload));
            token.sign(new MACSigner(secret));
            return token.serialize();
        } catch (JOSEException unfit) {
            throw new IllegalStateException(unfit);
        }
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
