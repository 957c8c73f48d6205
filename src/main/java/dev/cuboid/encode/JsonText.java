package dev.cuboid.encode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Small pieces of JSON that are made once. */
final class JsonText {
    private JsonText() {}

    static String quoted(String text) {
        var bytes = new ByteArrayOutputStream();
        var writer = new ByteWriter(bytes);
        try {
            writer.jsonString(text).flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory cannot fail", impossible);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
