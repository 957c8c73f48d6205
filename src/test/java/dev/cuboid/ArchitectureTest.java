package dev.cuboid;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** The package map of docs/architecture.md, as a test. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ArchitectureTest {
    private static final String ROOT = "dev.cuboid";
    private static final Path SOURCES = Path.of("src/main/java");

    /** Upstream first: a package may use only those before it. */
    private static final List<String> ORDER = List.of(
            "diagnostic",
            "definition",
            "model",
            "query",
            "access",
            "plan",
            "sql",
            "execution",
            "encode",
            "cache",
            "rollup",
            "engine",
            "observation",
            "lineage",
            "compare",
            "trial",
            "page",
            "http",
            "config",
            "check",
            "cli");

    /** In the names of classes that packaging leaves beside ours. */
    private static final String GENERATED_BY_SPRING = "__";

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains(GENERATED_BY_SPRING))
            .importPackages(ROOT);

    @Test
    void the_order_names_every_package() {
        assertThat(packages()).isNotEmpty().isSubsetOf(ORDER);
    }

    @Test
    void packages_depend_only_upstream() {
        assertThat(CODE).hasSizeGreaterThan(50);
        for (int i = 0; i < ORDER.size() - 1; i++) {
            var downstream = ORDER.subList(i + 1, ORDER.size()).stream()
                    .map(ArchitectureTest::within)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(within(ORDER.get(i)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(downstream)
                    .allowEmptyShould(true)
                    .check(CODE);
        }
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void libraries_stay_in_the_packages_that_they_belong_to() {
        onlyIn(List.of("sql", "rollup"), "org.jooq..");
        onlyIn(List.of("definition"), "org.yaml..", "org.mozilla..", "com.hubspot..");
        onlyIn(List.of("cli"), "picocli..");
        onlyIn(List.of("encode"), "org.apache.arrow..");
        onlyIn(List.of("cache"), "io.lettuce..", "io.netty..");
        onlyIn(List.of("http"), "com.github.luben..", "jakarta.websocket..");
        onlyIn(
                List.of(
                        "query",
                        "engine",
                        "observation",
                        "lineage",
                        "compare",
                        "trial",
                        "http",
                        "config",
                        "check",
                        "cli"),
                "tools.jackson..",
                "com.fasterxml.jackson..");
        onlyIn(List.of("execution", "config"), "com.zaxxer..");
        // What takes rows from a cursor passes its failures on.
        onlyIn(List.of("execution", "encode", "engine", "rollup", "config", "check"), "java.sql..");
        onlyIn(List.of("execution", "rollup", "config", "check"), "javax.sql..", "org.postgresql..");
        onlyIn(List.of("config"), "org.flywaydb..", "io.zonky..");
        onlyIn(
                List.of("observation"),
                "io.micrometer..",
                "io.opentelemetry..",
                "io.prometheus..",
                "com.sun.net.httpserver..");
    }

    @Test
    void only_the_edges_know_spring() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT, within("http"), within("config"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "jakarta.servlet..")
                .check(CODE);
    }

    /** They are answered when the jar is built, where no setting is known yet. */
    @Test
    void beans_have_no_conditions() {
        noClasses().should().beMetaAnnotatedWith(Conditional.class).check(CODE);
        noMethods().should().beMetaAnnotatedWith(Conditional.class).check(CODE);
    }

    @Test
    void names_say_what_things_are() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Processor|Service)")
                .check(CODE);
    }

    @Test
    void classes_are_final() {
        classes()
                .that()
                .areTopLevelClasses()
                .and()
                .areNotInterfaces()
                .and()
                .areNotRecords()
                .and()
                .areNotEnums()
                .and()
                .areNotAnnotatedWith(Configuration.class)
                .and()
                .areNotAnnotatedWith(SpringBootApplication.class)
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(CODE);
    }

    @Test
    void collections_keep_their_order() {
        noClasses()
                .should()
                .callMethod(Map.class, "copyOf", Map.class)
                .orShould()
                .callMethod(Set.class, "copyOf", java.util.Collection.class)
                .because("their iteration order differs from run to run, and so would our SQL")
                .check(CODE);
    }

    @Test
    void files_stay_readable() throws IOException {
        assertThat(sources())
                .hasSizeGreaterThan(20)
                .allSatisfy(file -> assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(400));
    }

    @Test
    void every_package_is_null_marked_and_says_what_it_does() throws IOException {
        var folders = sources().stream().map(Path::getParent).distinct().toList();
        assertThat(folders)
                .allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                        .exists()
                        .content()
                        .contains("@" + NullMarked.class.getSimpleName(), "/**")
                        .as("line breaks in the text of the paragraph")
                        .doesNotContain("\\n"));
    }

    private static void onlyIn(List<String> packages, String... libraries) {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        packages.stream().map(ArchitectureTest::within).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .as("only %s use %s".formatted(packages, Arrays.toString(libraries)))
                .check(CODE);
    }

    private static Set<String> packages() {
        return CODE.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.equals(ROOT))
                .map(name -> name.substring(ROOT.length() + 1))
                .collect(Collectors.toSet());
    }

    private static String within(String stage) {
        return ROOT + "." + stage + "..";
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
