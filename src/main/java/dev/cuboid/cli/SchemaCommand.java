package dev.cuboid.cli;

import dev.cuboid.model.JsonSchema;
import picocli.CommandLine.Command;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "schema",
        description = "Print the JSON Schema of model files, with which editors complete and check them.",
        footer = {
            "",
            "As in: cuboid schema > cuboid.schema.json, and in the first line of a model file",
            "# yaml-language-server: $$schema=../cuboid.schema.json"
        })
final class SchemaCommand implements Subcommand {
    private final Console console;

    SchemaCommand(Console console) {
        this.console = console;
    }

    @Override
    public Outcome run() {
        console.out()
                .println(JsonMapper.shared()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(JsonSchema.ofModelFiles()));
        return Outcome.HOLDS;
    }
}
