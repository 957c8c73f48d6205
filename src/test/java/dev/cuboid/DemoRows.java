package dev.cuboid;

import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/** The demo's tables and rows in a database for tests, with a small part of the rows that a first start makes. */
public final class DemoRows {
    /** All users and engagements of the reference tables; of what the KPIs read, what one user in twenty did. */
    public static TestDatabase small() {
        var database = TestDatabase.create();
        try {
            database.run(
                    "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET demo.share = ''0.05''', current_database()); END $$");
        } catch (SQLException refused) {
            throw new IllegalStateException("the test database takes no setting", refused);
        }
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:db/demo")
                .load()
                .migrate();
        return database;
    }

    private DemoRows() {}
}
