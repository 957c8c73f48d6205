package dev.cuboid.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a command of {@code cuboid} wrote, and the exit code that it ended with. */
record CommandRun(int exitCode, String out, String err) {
    static CommandRun of(String... arguments) {
        return with("", Map.of(), arguments);
    }

    static CommandRun with(String input, Map<String, String> environment, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        int code = Commands.run(
                new Console(new PrintWriter(out), new PrintWriter(err), in, environment, false), arguments);
        return new CommandRun(code, out.toString(), err.toString());
    }
}
