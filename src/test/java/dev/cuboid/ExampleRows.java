package dev.cuboid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** The rows of the worked examples, in a schema of their own beside the demo's tables, which are empty. */
public final class ExampleRows {
    private static final Path DEMO = Path.of("src/main/resources/db/demo");
    private static final List<Path> SCRIPTS =
            List.of(DEMO.resolve("V1__tables.sql"), DEMO.resolve("V3__kpi_tables.sql"), Path.of("examples/rows.sql"));

    /** A database whose tables, for whoever connects by this address, are those of the examples. */
    public static TestDatabase create() {
        var database = TestDatabase.create();
        try {
            for (var script : SCRIPTS) {
                database.run(Files.readString(script));
            }
        } catch (SQLException refused) {
            throw new IllegalStateException("the examples have no rows", refused);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        var separator = database.url().contains("?") ? "&" : "?";
        return new TestDatabase(
                database.url() + separator + "currentSchema=examples", database.user(), database.password());
    }

    private ExampleRows() {}
}
