package palimpsest.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The walls between the engine's packages, and between the engine and the world. */
@AnalyzeClasses(packages = "palimpsest.engine", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String ENGINE = "palimpsest.engine.";

    /** What each package may see directly; what those may see comes along. */
    private static final Map<String, Set<String>> MAY_SEE = Map.ofEntries(
            Map.entry("source", Set.of()),
            Map.entry("syntax", Set.of("source")),
            Map.entry("text", Set.of("syntax")),
            Map.entry("binary", Set.of("syntax")),
            Map.entry("valid", Set.of("syntax")),
            Map.entry("symbols", Set.of("syntax")),
            Map.entry("memory", Set.of("source")),
            Map.entry("search", Set.of("memory")),
            Map.entry("runtime", Set.of("valid", "memory")),
            Map.entry("exec", Set.of("runtime")),
            Map.entry("timeline", Set.of("exec")),
            Map.entry("debug", Set.of("timeline")),
            Map.entry("history", Set.of("timeline")),
            Map.entry("record", Set.of("text", "binary", "debug")),
            Map.entry("host", Set.of("runtime")),
            Map.entry("script", Set.of("text", "binary", "timeline", "host")));

    @ArchTest
    static final ArchRule theEngineStandsOnJavaAlone = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "org.objectweb.asm..", "palimpsest.engine..")
            .because("the engine runs anywhere: no window, no JavaScript, no library but jspecify's annotations and"
                    + " ASM");

    @ArchTest
    static final ArchRule onlyRegionsWriteBytecode = noClasses()
            .that()
            .haveNameNotMatching("palimpsest\\.engine\\.exec\\.Region.*")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.objectweb.asm..")
            .because("only the code of hot loops is made with ASM, and nothing else shall lean on it");

    @ArchTest
    static final ArchRule theEngineDrawsAndLogsNothing = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.awt..", "java.util.logging..")
            .orShould(ACCESS_STANDARD_STREAMS)
            .because("what the engine has to say it returns; the standard streams belong to the command line");

    @ArchTest
    static final ArchRule noPackageCycles = slices().matching(ENGINE + "(*)..")
            .should()
            .beFreeOfCycles()
            .because("an address walks from text to memory in one direction, through each package once");

    @ArchTest
    static final ArchRule noStaticMutableState = fields().that()
            .areStatic()
            .should()
            .beFinal()
            .because("two engines in one process must not know of each other");

    @ArchTest
    static void eachPackageSeesOnlyWhatItMay(JavaClasses engine) {
        MAY_SEE.forEach((name, direct) -> {
            Set<String> forbidden = new TreeSet<>(MAY_SEE.keySet());
            forbidden.remove(name);
            forbidden.removeAll(closure(name));
            noClasses()
                    .that()
                    .resideInAPackage(ENGINE + name + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(packages(forbidden))
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAPackage("palimpsest.engine")
                    .because("'" + name + "' may see " + (direct.isEmpty() ? "nothing" : new TreeSet<>(direct))
                            + " and what those see: the packages are the specification's chapters, in its order")
                    .allowEmptyShould(true)
                    .check(engine);
        });
    }

    @ArchTest
    static final ArchRule everyPackageIsInTheTable = classes()
            .should()
            .resideInAnyPackage(packagesAndTheFacade())
            .because("a new package gets its row above, and its line in ARCHITECTURE.md");

    private static Set<String> closure(String name) {
        Set<String> seen = new LinkedHashSet<>();
        for (String direct : MAY_SEE.get(name)) {
            seen.add(direct);
            seen.addAll(closure(direct));
        }
        return seen;
    }

    private static String[] packages(Set<String> names) {
        return names.stream().map(name -> ENGINE + name + "..").toArray(String[]::new);
    }

    private static String[] packagesAndTheFacade() {
        Set<String> all = new TreeSet<>();
        all.add("palimpsest.engine");
        MAY_SEE.keySet().forEach(name -> all.add(ENGINE + name + ".."));
        return all.toArray(String[]::new);
    }
}
