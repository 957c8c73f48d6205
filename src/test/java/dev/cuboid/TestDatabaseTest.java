package dev.cuboid;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TestDatabaseTest {
    @Test
    void each_database_is_empty_and_its_own() throws SQLException {
        var first = TestDatabase.create();
        var second = TestDatabase.create();
        first.run("CREATE TABLE there (id int); INSERT INTO there VALUES (1)");
        second.run("CREATE TABLE there (id int)");
        assertThat(count(first)).isEqualTo(1);
        assertThat(count(second)).isEqualTo(0);
    }

    private static int count(TestDatabase database) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM there")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
