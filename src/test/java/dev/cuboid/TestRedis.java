package dev.cuboid;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;

/**
 * A real Valkey or Redis of its own that can be killed, and started again at the same address: the program where it is
 * installed, a container where it is not and a Docker engine answers.
 */
public final class TestRedis implements AutoCloseable {
    private static final Optional<String> PROGRAM = Stream.of("redis-server", "valkey-server")
            .flatMap(name -> Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                    .map(folder -> Path.of(folder, name)))
            .filter(Files::isExecutable)
            .map(Path::toString)
            .findFirst();
    private static final int ATTEMPTS = 20;
    private static final int USUAL_PORT = 6379;
    private static final String LEFT_OUT =
            "There is no redis-server, no valkey-server and no Docker engine: the tests of results that nodes share are left out";

    private final RedisClient client = RedisClient.create();
    private final int port;
    private Running running;

    private interface Running {
        void kill();

        void fallSilent();
    }

    private TestRedis(int port, Running running) {
        this.port = port;
        this.running = running;
    }

    /** Empty, and one line says so, where there is none. */
    public static Optional<TestRedis> start() {
        if (PROGRAM.isEmpty() && !dockerAnswers()) {
            Announced.ONCE.run();
            return Optional.empty();
        }
        for (int i = 0; i < ATTEMPTS; i++) {
            int port = freePort();
            var started = begin(port);
            if (started.isPresent()) {
                return Optional.of(new TestRedis(port, started.get()));
            }
        }
        throw new IllegalStateException("no redis-server starts");
    }

    public static String leftOut() {
        return LEFT_OUT;
    }

    private enum Announced {
        ONCE;

        static {
            System.out.println(LEFT_OUT);
        }

        void run() {
            // told when the class is loaded
        }
    }

    public int port() {
        return port;
    }

    /** As the kernel does when memory runs out: no goodbye to anyone. */
    public void kill() {
        running.kill();
    }

    /** It keeps its connections and says nothing any more. */
    public void fallSilent() {
        running.fallSilent();
    }

    public void restart() {
        running = begin(port).orElseThrow(() -> new IllegalStateException("redis-server does not come back"));
    }

    /** Asks it something directly. */
    public <T> T ask(Function<RedisCommands<String, byte[]>, T> question) {
        try (StatefulRedisConnection<String, byte[]> connection = client.connect(
                RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE), RedisURI.create("127.0.0.1", port))) {
            return question.apply(connection.sync());
        }
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
        running.kill();
    }

    private static Optional<Running> begin(int port) {
        return PROGRAM.isPresent() ? program(PROGRAM.get(), port) : container(port);
    }

    /** Empty if somebody else took the port in the meantime. */
    private static Optional<Running> program(String program, int port) {
        try {
            var process = new ProcessBuilder(
                            program, "--port", "" + port, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no")
                    .directory(Files.createTempDirectory("redis").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            while (process.isAlive()) {
                if (answers(port)) {
                    return Optional.of(new Program(process));
                }
                process.waitFor(20, TimeUnit.MILLISECONDS);
            }
            return Optional.empty();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(program + " cannot be run", failed);
        }
    }

    @SuppressWarnings("resource") // closed by whoever kills it
    private static Optional<Running> container(int port) {
        var container = new GenericContainer<>("valkey/valkey:8-alpine").withExposedPorts(USUAL_PORT);
        container.setPortBindings(List.of(port + ":" + USUAL_PORT));
        container.start();
        return Optional.of(new Container(container));
    }

    private record Program(Process process) implements Running {
        @Override
        public void kill() {
            process.destroyForcibly().onExit().join();
        }

        @Override
        public void fallSilent() {
            try {
                new ProcessBuilder("kill", "-STOP", "" + process.pid()).start().waitFor();
            } catch (IOException | InterruptedException failed) {
                throw new IllegalStateException("redis-server cannot be stopped", failed);
            }
        }
    }

    private record Container(GenericContainer<?> container) implements Running {
        @Override
        public void kill() {
            container.stop();
        }

        @Override
        public void fallSilent() {
            DockerClientFactory.instance()
                    .client()
                    .pauseContainerCmd(container.getContainerId())
                    .exec();
        }
    }

    private static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            socket.setSoTimeout(1000);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII).equals("+PONG");
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (var free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException failed) {
            throw new IllegalStateException("no port is free", failed);
        }
    }

    private static boolean dockerAnswers() {
        boolean worthAsking = System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
        return worthAsking && DockerClientFactory.instance().isDockerAvailable();
    }
}
