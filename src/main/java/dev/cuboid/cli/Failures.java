package dev.cuboid.cli;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Rejected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells in a sentence why a command did not come to its end. Only our own mistakes show a stack trace. */
record Failures(Console console) implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private static final Set<ErrorCode> KEEP_FROM_RUNNING =
            EnumSet.of(ErrorCode.MODEL_UNREADABLE, ErrorCode.REQUEST_NOT_JSON);

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments) {
        return outcome(failure).exitCode();
    }

    private Outcome outcome(Exception failure) {
        switch (failure) {
            case Rejected rejected -> {
                rejected.diagnostics().forEach(problem -> console.err().println(problem.text()));
                return rejected.diagnostics().stream().allMatch(Failures::keptFromRunning)
                        ? Outcome.COULD_NOT_RUN
                        : Outcome.DOES_NOT_HOLD;
            }
            case IOException unreadable -> console.err().println(sentence(unreadable));
            case UncheckedIOException unreadable ->
                console.err().println(sentence(unreadable.getCause() == null ? unreadable : unreadable.getCause()));
            default -> {
                console.err()
                        .println(
                                "This is a mistake of Cuboid's, not of the model's. Please report it with these lines:");
                failure.printStackTrace(console.err());
            }
        }
        return Outcome.COULD_NOT_RUN;
    }

    private static boolean keptFromRunning(Diagnostic problem) {
        return KEEP_FROM_RUNNING.contains(problem.code())
                || switch (problem.code().blame()) {
                    case OPERATOR, DATABASE -> true;
                    case CALLER, MODELLER, US -> false;
                };
    }

    private static String sentence(Exception unreadable) {
        return unreadable instanceof NoSuchFileException missing
                ? "the file `%s` does not exist".formatted(missing.getFile())
                : String.valueOf(unreadable.getMessage());
    }

    @Override
    public int handleParseException(ParameterException mistake, String[] arguments) {
        var command = mistake.getCommandLine();
        console.err().println(mistake.getMessage());
        UnmatchedArgumentException.printSuggestions(mistake, console.err());
        console.err()
                .println("`%s --help` tells what there is."
                        .formatted(command.getCommandSpec().qualifiedName()));
        console.err().flush();
        return Outcome.COULD_NOT_RUN.exitCode();
    }
}
