package dev.cuboid.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a command sees of its process.
 *
 * @param colours whether a person looks at the output; files and pipes get plain text
 */
record Console(PrintWriter out, PrintWriter err, InputStream in, Map<String, String> environment, boolean colours) {
    Console {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    static Console ofProcess() {
        var environment = System.getenv();
        var terminal = System.console();
        return new Console(
                // UTF-8 whatever the locale: reports are files that other programs read
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                System.in,
                environment,
                terminal != null && terminal.isTerminal() && !environment.containsKey("NO_COLOR"));
    }
}
