package dev.cuboid;

import dev.cuboid.cli.Commands;
import dev.cuboid.config.StartFailure;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The server, or the command that the arguments name. The server's wiring is in {@link dev.cuboid.config}. */
@SpringBootApplication(proxyBeanMethods = false)
public class Application {
    private static final int NOT_STARTABLE = 2;

    public static void main(String[] arguments) {
        if (Commands.areIn(arguments)) {
            System.exit(Commands.run(arguments));
        }
        serve(arguments);
    }

    private static void serve(String[] arguments) {
        try {
            SpringApplication.run(Application.class, arguments);
        } catch (RuntimeException failure) {
            if (StartFailure.problemsIn(failure).isEmpty()) {
                throw failure;
            }
            System.exit(NOT_STARTABLE);
        }
    }
}
