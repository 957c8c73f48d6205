package dev.cuboid.cli;

import dev.cuboid.engine.Engine;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "sql", description = "Print the SQL that answers a query, with its bind values. No database is needed.")
final class SqlCommand implements Subcommand {
    @Mixin
    private final QueryArguments arguments = new QueryArguments();

    @Option(names = "--json", description = "Print JSON: for each query its `sql`, as [text, binds].")
    private boolean json;

    private final Console console;

    SqlCommand(Console console) {
        this.console = console;
    }

    @Override
    public Outcome run() throws IOException {
        var statements = arguments.ask(Engine::sql, console).parts();
        if (json) {
            var list = JsonMapper.shared().createArrayNode();
            statements.forEach(statement ->
                    StatementText.write(statement.sql(), list.addObject().putArray("sql")));
            console.out()
                    .println(
                            JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(list));
        } else {
            statements.forEach(statement -> console.out().print(StatementText.of(statement.sql())));
        }
        return Outcome.HOLDS;
    }
}
