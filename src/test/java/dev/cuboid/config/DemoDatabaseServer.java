package dev.cuboid.config;

import java.nio.file.Path;

/** Holds a demo database until it is killed. */
final class DemoDatabaseServer {
    static final String READY = "ready";

    public static void main(String[] arguments) throws Exception {
        DemoDatabase.start(Path.of(arguments[0]));
        System.out.println(READY);
        System.in.read();
    }

    private DemoDatabaseServer() {}
}
