package dev.cuboid.cli;

import picocli.CommandLine.Command;

@Command(name = "version", description = "Print the version of Cuboid and of the Java that it runs on.")
final class VersionCommand implements Subcommand {
    private final Console console;

    VersionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Outcome run() {
        console.out().println(Version.text());
        return Outcome.HOLDS;
    }
}
