package dev.cuboid.config;

import dev.cuboid.http.SocketLimits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads whether WebSockets are served, and what each may take. */
final class SocketReader {
    private static final long KIB = 1024;
    private static final long MIB = KIB * KIB;
    /** Memory for each connection, nearly all of it buffers; see {@link HttpWiring#connections}. */
    private static final long PER_CONNECTION = 128 * KIB;

    /** Cube's own, and the one that its documents show behind a proxy. */
    private static final List<String> USUAL_PATHS = List.of("/", "/cubejs-api/v1/ws");

    private final SettingValues values;

    SocketReader(SettingValues values) {
        this.values = values;
    }

    Optional<SocketLimits> read() {
        var limits = new SocketLimits(
                paths(),
                values.duration(Setting.SOCKET_INTERVAL, Duration.ofSeconds(5)),
                (int) values.number(Setting.SOCKET_CONNECTIONS, usualConnections(), 1, 1_000_000),
                (int) values.number(Setting.SOCKET_REQUESTS, 1000, 1, 1_000_000),
                (int) values.size(Setting.SOCKET_MESSAGE_SIZE, MIB, KIB, Integer.MAX_VALUE / 2),
                values.size(Setting.SOCKET_BUFFER, usualBuffer(), 64 * KIB, Integer.MAX_VALUE),
                values.duration(Setting.SOCKET_PATIENCE, Duration.ofSeconds(20)));
        return values.truth(Setting.SOCKETS, false) ? Optional.of(limits) : Optional.empty();
    }

    private List<String> paths() {
        var path = values.find(Setting.SOCKET_PATH);
        path.filter(found -> !found.value().startsWith("/"))
                .ifPresent(found -> values.problem(
                        found.name(),
                        "`%s` is no path".formatted(found.value()),
                        "one begins with a slash, as `/cubejs-api/v1/ws` does"));
        return path.map(found -> List.of(found.value())).orElse(USUAL_PATHS);
    }

    /** A quarter of the memory. */
    private static long usualConnections() {
        return Math.clamp(Runtime.getRuntime().maxMemory() / 4 / PER_CONNECTION, 100, 10_000);
    }

    private static long usualBuffer() {
        return Math.clamp(Runtime.getRuntime().maxMemory() / 64, MIB, 32 * MIB);
    }
}
