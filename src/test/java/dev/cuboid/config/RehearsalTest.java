package dev.cuboid.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.Application;
import dev.cuboid.TestDatabase;
import dev.cuboid.engine.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A rehearsal against a whole server in production mode, with the demo's model and no row. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RehearsalTest {
    private static final String SECRET = "the secret of the rehearsal, of 32 bytes";

    @Test
    void all_that_it_asks_for_is_answered() throws Exception {
        var database = TestDatabase.create();
        database.run(Files.readString(Path.of("src/main/resources/db/demo/V1__tables.sql")));
        try (var server = serverOn(database)) {
            int port = server.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            var model = server.getBean(Engine.class).model();

            var statuses = new Rehearsal(port, Rehearsal.token(SECRET), model).play();

            assertThat(statuses).containsOnlyKeys("meta 200", "sql 200", "load 200");
        }
    }

    private static ConfigurableApplicationContext serverOn(TestDatabase database) {
        return new SpringApplicationBuilder(Application.class)
                .run(
                        "--server.port=0",
                        "--cuboid.development-mode=false",
                        "--cuboid.secret=" + SECRET,
                        "--cuboid.model-folder=schema",
                        "--cuboid.database.type=postgres",
                        "--cuboid.database.url=" + database.url(),
                        "--cuboid.database.user=" + database.user(),
                        "--cuboid.database.password=" + database.password());
    }
}
