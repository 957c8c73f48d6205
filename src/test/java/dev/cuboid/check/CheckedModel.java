package dev.cuboid.check;

import dev.cuboid.TestDatabase;
import dev.cuboid.config.Settings;
import dev.cuboid.definition.DefinitionReader;
import dev.cuboid.definition.Definitions;
import dev.cuboid.model.ModelCompiler;
import java.time.Duration;
import java.util.List;

/** Checks the text of a model against a test database. */
final class CheckedModel {
    private CheckedModel() {}

    static DatabaseFindings check(TestDatabase database, String yaml) {
        return check(source(database), yaml, Budget.USUAL);
    }

    static DatabaseFindings check(Settings.DataSource source, String yaml, Budget budget) {
        var definitions = new Definitions(List.of(DefinitionReader.read("model.yml", yaml)), List.of());
        return DatabaseCheck.check(definitions, ModelCompiler.compile(definitions), source, budget);
    }

    static Settings.DataSource source(TestDatabase database) {
        return source(database, database.user(), database.password());
    }

    static Settings.DataSource source(TestDatabase database, String user, String password) {
        return new Settings.DataSource("default", database.url(), user, password, 2, Duration.ofSeconds(30));
    }

    static List<String> texts(DatabaseFindings findings) {
        return findings.problems().stream().map(problem -> problem.text()).toList();
    }

    static List<String> ids(DatabaseFindings findings) {
        return findings.problems().stream().map(problem -> problem.code().id()).toList();
    }
}
