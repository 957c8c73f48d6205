package dev.cuboid.execution;

import com.zaxxer.hikari.HikariConfig;
import java.time.Duration;

/** How connections to PostgreSQL are opened and kept. */
final class PoolConfig {
    private PoolConfig() {}

    static HikariConfig of(Database.Target target, Duration connectPatience) {
        var config = new HikariConfig();
        config.setPoolName("cuboid-" + target.name());
        config.setJdbcUrl(target.url());
        config.setUsername(target.user());
        config.setPassword(target.password());
        config.setMaximumPoolSize(target.poolSize());
        config.setReadOnly(true);
        config.setAutoCommit(true);
        // Nothing is lost if the database comes later than the server.
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(connectPatience.toMillis());
        config.setValidationTimeout(1000);
        config.setKeepaliveTime(Duration.ofSeconds(60).toMillis());
        config.setConnectionInitSql(
                "SET TIME ZONE 'UTC'; SET default_transaction_read_only = on; SET statement_timeout = "
                        + target.statementTimeout().toMillis());
        driver(config, target, connectPatience);
        return config;
    }

    private static void driver(HikariConfig config, Database.Target target, Duration connectPatience) {
        config.addDataSourceProperty("ApplicationName", "cuboid");
        config.addDataSourceProperty("connectTimeout", connectPatience.toSeconds());
        config.addDataSourceProperty("cancelSignalTimeout", connectPatience.toSeconds());
        // A server that vanishes without a word is noticed soon after its statement should have been cancelled.
        config.addDataSourceProperty("socketTimeout", target.statementTimeout().toSeconds() + 10);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("prepareThreshold", "2");
        config.addDataSourceProperty("preparedStatementCacheQueries", "512");
        // Text is what goes out; binary values would be printed by Java's rules and not by the database's.
        config.addDataSourceProperty("binaryTransfer", "false");
        // A text filter must fit uuid and enum columns, too.
        config.addDataSourceProperty("stringtype", "unspecified");
    }
}
