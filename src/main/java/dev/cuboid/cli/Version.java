package dev.cuboid.cli;

import picocli.CommandLine.IVersionProvider;

/** The version as the jar's manifest has it. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {text()};
    }

    static String text() {
        return "cuboid %s (Java %s, %s %s)"
                .formatted(
                        number(),
                        System.getProperty("java.version"),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"));
    }

    static String number() {
        var written = Version.class.getPackage().getImplementationVersion();
        return written == null ? "development build" : written;
    }
}
