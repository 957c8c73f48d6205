package dev.cuboid.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/** All commands of {@code cuboid}, and the way in. */
@Command(
        name = "cuboid",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        customSynopsis = {"cuboid [SETTINGS]         start the server", "       cuboid COMMAND [OPTIONS]  run a command"
        },
        description = "%nServes the measures of a model over HTTP, and proves the model before it ships.%n",
        commandListHeading = "Commands:%n",
        footer = {
            "",
            "`cuboid COMMAND --help` tells a command's options.",
            "Exit codes: 0 what was asked holds, 1 it does not, 2 the command could not run."
        })
public final class Commands {
    private static final List<String> OPTIONS = List.of("-h", "--help", "-V", "--version");

    /** In the order of the help: one line for each command. */
    private static List<Subcommand> all(Console console) {
        return List.of(
                new ValidateCommand(console),
                new TestCommand(console),
                new DiffCommand(console),
                new DocsCommand(console),
                new LineageCommand(console),
                new GenerateCommand(console),
                new SqlCommand(console),
                new ExplainCommand(console),
                new SchemaCommand(console),
                new VersionCommand(console));
    }

    /** Whether the arguments name a command, right or mistyped; others, such as {@code --server.port=4001}, are the server's. */
    public static boolean areIn(String[] arguments) {
        return arguments.length > 0 && (OPTIONS.contains(arguments[0]) || !arguments[0].startsWith("-"));
    }

    /** Runs a command in this process and gives its exit code. */
    public static int run(String[] arguments) {
        // what libraries have to say besides is no output of a command, and setting up a log takes longer than most of
        // them
        System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        // jOOQ greets on the standard output, which is the command's
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        return run(Console.ofProcess(), arguments);
    }

    static int run(Console console, String... arguments) {
        var line = new CommandLine(new Commands());
        all(console).forEach(line::addSubcommand);
        line.getSubcommands().values().forEach(command -> command.addMixin("help", new HelpOption()));
        var failures = new Failures(console);
        int code = line.setOut(console.out())
                .setErr(console.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(console.colours() ? Ansi.ON : Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures)
                .execute(arguments);
        console.out().flush();
        console.err().flush();
        return code;
    }

    private static final class HelpOption {
        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this help.")
        private boolean wanted;
    }
}
