package dev.cuboid.engine;

import dev.cuboid.cache.Job;
import dev.cuboid.cache.RefreshKey;
import dev.cuboid.cache.SharedKey;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.execution.Database;
import dev.cuboid.sql.SqlText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys by which nodes share results. Two machines can mean two databases by one address (as {@code localhost} or a name in a
 * private network), so a database is asked who it is. Thread-safe.
 */
final class SharedKeys {
    private static final Logger LOG = LoggerFactory.getLogger(SharedKeys.class);
    /** Equal for one database only, in one cluster only; a copy has it, too, and another address. */
    private static final SqlText WHO = new SqlText("""
            SELECT system_identifier || '/' || (SELECT oid FROM pg_database WHERE datname = current_database()) \
            FROM pg_control_system()""", List.of(), List.of("who"));

    private final Databases databases;
    private final Map<String, String> identities = new ConcurrentHashMap<>();

    private SharedKeys(Databases databases) {
        this.databases = databases;
    }

    /** Asks the databases in the background. */
    static SharedKeys asking(Databases databases) {
        var keys = new SharedKeys(databases);
        Thread.ofVirtual().name("identities").start(keys::askAll);
        return keys;
    }

    /** Whether every database has said who it is. */
    boolean areComplete() {
        return identities.keySet().containsAll(databases.all().keySet());
    }

    /** Does not wait; empty as long as a database that the job reads has not said who it is. */
    Optional<SharedKey> known(Job job) {
        boolean all = identities.containsKey(job.dataSource())
                && job.refreshKeys().stream()
                        .allMatch(key ->
                                !(key instanceof RefreshKey.Asked asked) || identities.containsKey(asked.dataSource()));
        return all ? of(job) : Optional.empty();
    }

    /** Asks a database that has not been heard; empty if it does not answer. */
    Optional<SharedKey> of(Job job) {
        try {
            return Optional.of(SharedKey.of(job, this::identity));
        } catch (Rejected unknown) {
            LOG.debug("a job is not shared", unknown);
            return Optional.empty();
        }
    }

    private void askAll() {
        for (var dataSource : databases.all().keySet()) {
            try {
                identity(dataSource);
            } catch (Rejected away) {
                LOG.debug("data source `{}` is asked again when it is needed", dataSource, away);
            }
        }
    }

    /** Outside of a lock: a database that does not answer takes its time. */
    private String identity(String dataSource) {
        var known = identities.get(dataSource);
        if (known != null) {
            return known;
        }
        var database = databases.named(dataSource);
        var identity = database.whereabouts() + "\n" + who(dataSource, database);
        identities.put(dataSource, identity);
        return identity;
    }

    /** One that may not tell is known by its address alone; one that had no time to is asked again. */
    private static String who(String dataSource, Database database) {
        try {
            return database.run(WHO).only();
        } catch (Rejected refused) {
            if (refused.diagnostics().getFirst().code() != ErrorCode.DATABASE_REFUSED || !database.answers()) {
                throw refused;
            }
            LOG.info(
                    "data source `{}` does not tell which database it is, and is known to other nodes by address and user alone: {}",
                    dataSource,
                    refused.diagnostics().getFirst().message());
            return "";
        }
    }
}
