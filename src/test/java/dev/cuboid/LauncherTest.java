package dev.cuboid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the scripts {@code cuboid} and {@code mvnw} in copies of the repository's top. */
@DisabledOnOs(OS.WINDOWS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LauncherTest {
    @TempDir
    private Path top;

    @TempDir
    private Path programs;

    private record Run(int status, String output) {}

    @BeforeEach
    void copyTheScripts() throws IOException {
        Files.createDirectories(top.resolve(".mvn/wrapper"));
        for (var file : List.of(
                "cuboid", "mvnw", ".mvn/setup.sh", ".mvn/quick-start.sh", ".mvn/wrapper/maven-wrapper.properties")) {
            Files.copy(Path.of(file), top.resolve(file), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    @Test
    void without_a_jdk_25_both_say_so_in_one_sentence() throws Exception {
        // Every JDK of this machine claims to be a 17: `sed` reads the version out of what `java` prints.
        script("sed", "echo 17");

        for (var launcher : List.of("cuboid", "mvnw")) {
            var run = run(Map.of("PATH", programs + ":/usr/bin:/bin", "JAVA_HOME", ""), top, "./" + launcher);
            assertThat(run.output()).isEqualTo("A JDK 25 or newer is needed: install one, or point JAVA_HOME to it.\n");
            assertThat(run.status()).isOne();
        }
    }

    @Test
    void without_a_jar_it_says_how_to_build_one() throws Exception {
        var run = run(Map.of(), top, "./cuboid");

        assertThat(run.output())
                .isEqualTo("%1$s/target/cuboid.jar is missing: build it with %1$s/mvnw package -DskipTests%n"
                        .formatted(top.toRealPath()));
        assertThat(run.status()).isOne();
    }

    @Test
    void arguments_reach_the_jar_from_any_folder_and_through_a_link() throws Exception {
        fakeJdk("exec printf '<%s>' \"$@\"");
        Files.createDirectories(top.resolve("target"));
        Files.createFile(top.resolve("target/cuboid.jar"));
        Files.createSymbolicLink(programs.resolve("linked"), top.resolve("cuboid"));

        var run = run(Map.of("JAVA_HOME", programs.resolve("jdk").toString()), programs, "./linked", "a b", "--x=*");

        assertThat(run.output())
                .endsWith("<-Dcuboid.home=%1$s><-jar><%1$s/target/cuboid.jar><a b><--x=*>".formatted(top.toRealPath()));
        assertThat(run.status()).isZero();
    }

    @Test
    void commands_are_compiled_quickly_and_the_server_well() throws Exception {
        fakeJdk("exec printf '<%s>' \"$@\"");
        Files.createDirectories(top.resolve("target"));
        Files.createFile(top.resolve("target/cuboid.jar"));
        var jdk = Map.of("JAVA_HOME", programs.resolve("jdk").toString());

        assertThat(run(jdk, top, "./cuboid", "validate").output()).contains("<-XX:TieredStopAtLevel=1>");
        assertThat(run(jdk, top, "./cuboid", "--help").output()).contains("<-XX:TieredStopAtLevel=1>");
        assertThat(run(jdk, top, "./cuboid").output()).doesNotContain("TieredStopAtLevel");
        assertThat(run(jdk, top, "./cuboid", "--server.port=4001").output()).doesNotContain("TieredStopAtLevel");
    }

    @Test
    void notes_of_earlier_starts_are_used_if_they_are_of_this_jar_and_this_java() throws Exception {
        fakeJdk("exec printf '<%s>' \"$@\"");
        Files.createDirectories(top.resolve("target"));
        Files.createFile(top.resolve("target/cuboid.jar"));
        var jdk = Map.of("JAVA_HOME", programs.resolve("jdk").toString());
        var notes = notes(jdk);

        for (var command : List.of(List.of("./cuboid"), List.of("./cuboid", "validate"))) {
            assertThat(run(jdk, top, command.toArray(String[]::new)).output())
                    .contains("<-XX:AOTCache=%s/cuboid.aot><-Xlog:aot*=off,cds*=off>".formatted(notes))
                    .contains("<-jar><%s/cuboid.jar>".formatted(notes));
        }
        assertUnused(run(
                Map.of("JAVA_HOME", programs.resolve("jdk").toString(), "CUBOID_QUICK_START", "off"), top, "./cuboid"));
        Files.writeString(programs.resolve("jdk/release"), "JAVA_VERSION=\"25.0.99\"\n");
        assertUnused(run(jdk, top, "./cuboid", "validate"));
        Files.delete(programs.resolve("jdk/release"));
        Files.writeString(top.resolve("target/cuboid.jar"), "built anew");
        assertUnused(run(jdk, top, "./cuboid", "validate"));
    }

    private Path notes(Map<String, String> jdk) throws IOException, InterruptedException {
        var key = run(jdk, top, "sh", "-c", ". .mvn/quick-start.sh; jar=$(pwd -P)/target/cuboid.jar; quick_key")
                .output()
                .strip();
        var notes = Files.createDirectories(top.toRealPath().resolve("target/quick-start/" + key + ".1"));
        Files.writeString(top.resolve("target/quick-start/current"), key + ".1\n");
        var made = Files.createFile(notes.resolve("cuboid.aot"));
        Files.setLastModifiedTime(made, FileTime.from(Instant.now().plusSeconds(5)));
        return notes;
    }

    private static void assertUnused(Run run) {
        assertThat(run.output()).doesNotContain("AOTCache").contains("/target/cuboid.jar>");
        assertThat(run.status()).isZero();
    }

    @Test
    void a_maven_that_is_not_the_expected_one_is_not_used() throws Exception {
        fakeJdk("true");
        var archive = Files.writeString(programs.resolve("apache-maven-9-bin.tar.gz"), "not Maven");
        var run = run(
                Map.of(
                        "JAVA_HOME",
                        programs.resolve("jdk").toString(),
                        "MVNW_OWN",
                        "1",
                        "MVNW_URL",
                        "file://" + archive.toAbsolutePath(),
                        "MAVEN_USER_HOME",
                        programs.resolve("m2").toString()),
                top,
                "./mvnw",
                "-v");

        assertThat(run.output()).contains("its SHA-512 differs").contains("nothing was installed");
        assertThat(run.status()).isOne();
        try (var left = Files.list(programs.resolve("m2/wrapper/dists"))) {
            assertThat(left).isEmpty();
        }
    }

    private void fakeJdk(String body) throws IOException {
        Files.createDirectories(programs.resolve("jdk/bin"));
        script("jdk/bin/javac", "true");
        script(
                "jdk/bin/java",
                "case \"$*\" in *XshowSettings*) echo 'java.specification.version = 25' ;; *) " + body + " ;; esac");
    }

    private void script(String name, String body) throws IOException {
        var file = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static Run run(Map<String, String> variables, Path folder, String... command)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        new LinkedHashMap<>(variables).forEach(builder.environment()::put);
        var process = builder.start();
        try (var output = process.inputReader()) {
            return new Run(process.waitFor(), output.readAllAsString());
        }
    }
}
