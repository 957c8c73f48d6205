package dev.cuboid.cli;

import dev.cuboid.engine.Engine;
import dev.cuboid.engine.Explanation;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "explain",
        description = "Print how a query is computed: its legs, with roots, join paths and reasons, where each filter"
                + " went, and the SQL of each leg. No database is needed.")
final class ExplainCommand implements Subcommand {
    @Mixin
    private final QueryArguments arguments = new QueryArguments();

    @Option(names = "--json", description = "Print JSON in the shape of the REST API's /v1/explain.")
    private boolean json;

    private final Console console;

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Outcome run() throws IOException {
        var explained = arguments.ask(Engine::explain, console);
        if (json) {
            var body = JsonMapper.shared().createObjectNode();
            body.put("queryType", explained.asked().type().wireName());
            var list = body.putArray("explanations");
            explained.parts().forEach(explanation -> write(explanation, list.addObject()));
            console.out()
                    .println(
                            JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(body));
        } else {
            explained.parts().forEach(this::print);
        }
        return Outcome.HOLDS;
    }

    private void print(Explanation explanation) {
        var out = console.out();
        out.println(explanation.text().strip());
        for (var leg : explanation.legs()) {
            out.printf("%n-- %s by itself%n", leg.name());
            out.print(StatementText.of(leg.sql()));
        }
        out.printf("%n-- the whole statement%n");
        out.print(StatementText.of(explanation.statement().sql()));
    }

    private static void write(Explanation explanation, ObjectNode json) {
        var legs = json.putArray("legs");
        for (var leg : explanation.legs()) {
            var one = legs.addObject();
            one.put("name", leg.name()).put("fact", leg.fact()).put("root", leg.root());
            one.put("why", leg.why()).put("repeated", leg.repeated());
            texts("grain", leg.grain(), one);
            texts("values", leg.values(), one);
            texts("joins", leg.joins(), one);
            texts("filters", leg.filters(), one);
            StatementText.write(leg.sql(), one.putArray("sql"));
        }
        json.put("having", explanation.having());
        StatementText.write(explanation.statement().sql(), json.putArray("sql"));
        json.put("plan", explanation.plan());
        json.put("text", explanation.text());
    }

    private static void texts(String name, List<String> texts, ObjectNode json) {
        var list = json.putArray(name);
        texts.forEach(list::add);
    }
}
