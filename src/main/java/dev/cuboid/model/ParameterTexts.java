package dev.cuboid.model;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** A sentence about each parameter, for editors. */
final class ParameterTexts {
    private static final String FILE = "parameters.properties";
    private static final Properties TEXTS = read();

    private ParameterTexts() {}

    static String of(String shape, String parameter) {
        return Optional.ofNullable(TEXTS.getProperty(specific(shape, parameter)))
                .or(() -> Optional.ofNullable(TEXTS.getProperty(parameter)))
                .orElseThrow(() ->
                        new IllegalStateException("%s has no text for %s".formatted(FILE, specific(shape, parameter))));
    }

    /** The key of a text for the parameter of one shape only. */
    static String specific(String shape, String parameter) {
        return shape.replaceAll("\\W+|_", "-") + "." + parameter;
    }

    static Set<String> keys() {
        return TEXTS.stringPropertyNames();
    }

    private static Properties read() {
        var texts = new Properties();
        try (var stream = ParameterTexts.class.getResourceAsStream(FILE)) {
            if (stream == null) {
                throw new IllegalStateException(FILE + " is not beside " + ParameterTexts.class);
            }
            texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return texts;
    }
}
