package dev.cuboid.cache;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to the store, or none. The first command that fails ends it, and from then on nobody waits for the store, until
 * {@link #restore} finds that it works again. Thread-safe.
 */
final class RedisLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(2);
    /** Whatever is needed later, so that a store which refuses a part of it counts as away. */
    private static final String PROBE =
            "redis.call('SET', KEYS[1], ARGV[1], 'PX', 1000) return redis.call('GET', KEYS[1])";

    private final SharedAddress address;
    private final String probeKey;
    private final Duration timeout;
    private final LongAdder failures = new LongAdder();
    private @Nullable RedisClient client;
    private @Nullable ClientResources resources;
    private volatile @Nullable StatefulRedisConnection<String, byte[]> connection;
    private boolean told;
    private boolean closed;

    /** @param timeout of each command */
    RedisLink(SharedAddress address, String prefix, Duration timeout) {
        this.address = address;
        this.probeKey = prefix + ":probe";
        this.timeout = timeout;
    }

    boolean isUp() {
        return connection != null;
    }

    long failures() {
        return failures.sum();
    }

    /** Empty if the store has nothing, or is away. */
    Optional<byte[]> get(String key) {
        return ask(commands -> commands.get(key));
    }

    /** What a script gives; empty if the store is away. */
    Optional<byte[]> ask(String script, List<String> keys, byte[]... arguments) {
        return ask(commands -> eval(commands, script, keys, arguments));
    }

    /** Runs a script for whose answer nobody waits; nothing if the store is away. */
    void tell(String script, List<String> keys, byte[]... arguments) {
        var now = connection;
        if (now == null) {
            return;
        }
        try {
            told(now, eval(now.async(), script, keys, arguments));
        } catch (RedisException failed) {
            failed(now, failed);
        }
    }

    private Optional<byte[]> ask(Function<RedisAsyncCommands<String, byte[]>, RedisFuture<byte[]>> command) {
        var now = connection;
        if (now == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(command.apply(now.async()).get(timeout.toNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException failed) {
            failed(now, failed.getCause() == null ? failed : failed.getCause());
        } catch (TimeoutException | RedisException failed) {
            failed(now, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private static RedisFuture<byte[]> eval(
            RedisAsyncCommands<String, byte[]> commands, String script, List<String> keys, byte[]... arguments) {
        return commands.eval(script, ScriptOutputType.VALUE, keys.toArray(String[]::new), arguments);
    }

    private void told(StatefulRedisConnection<String, byte[]> now, CompletionStage<byte[]> answer) {
        var unused = answer.toCompletableFuture()
                .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
                .exceptionally(failure -> {
                    failed(now, failure.getCause() == null ? failure : failure.getCause());
                    return new byte[0];
                });
    }

    /** Connects if the store is away. Called by one thread now and then. */
    void restore() {
        if (connection != null) {
            return;
        }
        try {
            var opened = client().connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
            try {
                eval(opened.async(), PROBE, List.of(probeKey), "works".getBytes(StandardCharsets.US_ASCII))
                        .get(timeout.toNanos(), TimeUnit.NANOSECONDS);
                back(opened);
            } catch (ExecutionException | TimeoutException | RedisException failed) {
                opened.closeAsync();
                throw failed;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            away(failed.getCause() == null ? failed : failed.getCause());
        } catch (TimeoutException | RedisException failed) {
            away(failed);
        }
    }

    private synchronized RedisClient client() {
        var made = client;
        if (closed) {
            throw new RedisException("it was closed");
        }
        if (made != null) {
            return made;
        }
        var shared = ClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .addressResolverGroup(DefaultAddressResolverGroup.INSTANCE)
                .build();
        made = RedisClient.create(shared, uri());
        // Coming back is decided here: a connection that mends itself would keep commands until then.
        made.setOptions(ClientOptions.builder()
                .autoReconnect(false)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(CONNECT_PATIENCE)
                        .keepAlive(true)
                        .build())
                .build());
        resources = shared;
        client = made;
        return made;
    }

    private RedisURI uri() {
        var uri = RedisURI.builder()
                .withHost(address.host())
                .withPort(address.port())
                .withSsl(address.tls())
                .withDatabase(address.database())
                .withTimeout(CONNECT_PATIENCE);
        if (!address.user().isEmpty()) {
            uri.withAuthentication(address.user(), address.password().toCharArray());
        } else if (!address.password().isEmpty()) {
            uri.withPassword(address.password().toCharArray());
        }
        return uri.build();
    }

    private synchronized void back(StatefulRedisConnection<String, byte[]> opened) {
        if (closed) {
            opened.closeAsync();
            return;
        }
        connection = opened;
        told = false;
        LOG.info("results are shared with other nodes through {}", address);
    }

    /** A key that somebody else has put something under says nothing of the store. */
    private void failed(StatefulRedisConnection<String, byte[]> on, Throwable reason) {
        failures.increment();
        if (reason instanceof RedisCommandExecutionException refused
                && String.valueOf(refused.getMessage()).startsWith("WRONGTYPE")) {
            LOG.debug("a key of the shared cache is not ours", refused);
            return;
        }
        synchronized (this) {
            if (connection != on) {
                return;
            }
            connection = null;
        }
        on.closeAsync();
        away(reason);
    }

    private synchronized void away(Throwable reason) {
        if (told || closed || root(reason) instanceof InterruptedException) {
            LOG.debug("{} is still away", address, reason);
            return;
        }
        told = true;
        LOG.warn("{} does not work, and until it does this node shares no results: {}", address, cause(reason));
    }

    private String cause(Throwable reason) {
        var root = root(reason);
        return root instanceof TimeoutException
                ? "no answer in " + timeout.toMillis() + " ms"
                : root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    private static Throwable root(Throwable reason) {
        var root = reason;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /** Not under the lock, for which the threads of the client may wait when their commands end. */
    @Override
    public void close() {
        RedisClient ours;
        ClientResources threads;
        synchronized (this) {
            connection = null;
            closed = true;
            ours = client;
            threads = resources;
        }
        if (ours != null && threads != null) {
            ours.shutdownAsync(0, CONNECT_PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .orTimeout(CONNECT_PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .exceptionally(failed -> null)
                    .join();
            threads.shutdown(0, CONNECT_PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }
}
