package dev.cuboid;

import dev.cuboid.config.StartFailure;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The server. Its wiring is in {@link dev.cuboid.config}. */
@SpringBootApplication(proxyBeanMethods = false)
public class Application {
    private static final int NOT_STARTABLE = 2;

    public static void main(String[] arguments) {
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
