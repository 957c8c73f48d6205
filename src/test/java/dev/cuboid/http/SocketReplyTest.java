package dev.cuboid.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SocketReplyTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "plain\u007F", "\u0080 Zürich \u07FF", "\u0800 北京 \uFFFF", "😀 a 😀"})
    void its_bytes_are_those_that_are_sent(String body) {
        assertThat(new SocketReply(200, body).bytes()).isEqualTo(body.getBytes(StandardCharsets.UTF_8).length);
    }
}
