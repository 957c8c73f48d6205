package dev.cuboid.config;

import com.nimbusds.jose.JOSEException;
import com.zaxxer.hikari.HikariDataSource;
import dev.cuboid.engine.Engine;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.postgresql.Driver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * With {@code cuboid.rehearsal}, the server serves nobody: it starts, plays its {@link Rehearsal} and ends. Asked at each start,
 * since a condition of Spring's would be answered once, when the jar is built.
 */
@Configuration(proxyBeanMethods = false)
class RehearsalWiring {
    private static final Logger LOG = LoggerFactory.getLogger(RehearsalWiring.class);

    @Bean
    ApplicationRunner rehearsal(Engine engine, Settings settings, ConfigurableApplicationContext context) {
        return _ -> {
            if (context.getEnvironment().getProperty(Setting.REHEARSAL.commonName(), Boolean.class, false)) {
                int status = play(engine, settings, context);
                System.exit(SpringApplication.exit(context, () -> status));
            }
        };
    }

    private static int play(Engine engine, Settings settings, ConfigurableApplicationContext context)
            throws IOException, JOSEException {
        Stream.of(Driver.class, HikariDataSource.class).forEach(RehearsalWiring::loadAllBeside);
        int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        var token = Rehearsal.token(settings.secrets().getFirst());
        var statuses = new Rehearsal(port, token, engine.model()).play();
        LOG.info("Rehearsed: {}", statuses);
        return statuses.containsKey("meta 200") && statuses.containsKey("sql 200") ? 0 : 1;
    }

    /** Without a database nothing would use most classes of the driver and the pool, and so nobody would note them. */
    private static void loadAllBeside(Class<?> one) {
        try (var jar = new JarFile(
                pathOf(one.getProtectionDomain().getCodeSource().getLocation()).toFile())) {
            jar.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.matches("(org/postgresql|com/zaxxer/hikari)/.*\\.class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .forEach(RehearsalWiring::load);
        } catch (IOException | URISyntaxException noJar) {
            LOG.debug("{} does not come from a jar", one, noJar);
        }
    }

    private static Path pathOf(URL location) throws IOException, URISyntaxException {
        var path = Path.of(location.toURI());
        if (!Files.isRegularFile(path)) {
            throw new IOException(path + " is no file");
        }
        return path;
    }

    private static void load(String name) {
        try {
            Class.forName(name, false, RehearsalWiring.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError optional) {
            LOG.debug("{} needs a library that is not here", name, optional);
        }
    }
}
