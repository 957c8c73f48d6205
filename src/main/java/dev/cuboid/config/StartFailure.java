package dev.cuboid.config;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Tells why the server did not start, where an operator or modeller can mend it: each problem in a sentence, no stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class StartFailure implements SpringBootExceptionReporter {
    private static final Logger LOG = LoggerFactory.getLogger(StartFailure.class);

    @Override
    public boolean reportException(Throwable failure) {
        var problems = problemsIn(failure);
        problems.forEach(problem -> LOG.error("{}", problem.text()));
        return !problems.isEmpty();
    }

    /** What was wrong from outside; empty if the mistake is ours. */
    public static List<Diagnostic> problemsIn(Throwable failure) {
        var problems = new ArrayList<Diagnostic>();
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            problems.addAll(problems(cause));
        }
        return problems;
    }

    private static List<Diagnostic> problems(Throwable cause) {
        return switch (cause) {
            case Rejected rejected -> rejected.diagnostics();
            case PortInUseException busy ->
                List.of(Diagnostic.of(
                                ErrorCode.INVALID_SETTING,
                                new Location.InSetting(Setting.PORT.commonName()),
                                "port %d is in use".formatted(busy.getPort()))
                        .hint("stop the program that listens there, or choose another port, as in `PORT=4001`"));
            default -> List.of();
        };
    }
}
