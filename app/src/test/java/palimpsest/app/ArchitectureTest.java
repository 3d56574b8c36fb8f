package palimpsest.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import javafx.application.Platform;

/** The walls between the window's features, the host scripts, the command line and JavaFX. */
@AnalyzeClasses(packages = "palimpsest.app", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String APP = "palimpsest.app.";

    private static final List<String> FEATURES = List.of(
            "editor",
            "script",
            "memory",
            "inspector",
            "stack",
            "stops",
            "history",
            "moments",
            "timeline",
            "console",
            "calls",
            "examples",
            "imports",
            "status",
            "views",
            "find",
            "map",
            "structures",
            "sources",
            "exporting",
            "recovery",
            "preferences",
            "palette",
            "presenting");

    /** What the features stand on, and what puts them together. */
    private static final List<String> OTHERS = List.of(
            "bytes", "words", "folding", "symbols", "files", "frames", "session", "window", "cli", "hostscript");

    @ArchTest
    static final ArchRule onlyHostScriptsSeeGraal = noClasses()
            .that()
            .resideOutsideOfPackage("palimpsest.app.hostscript..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.graalvm..", "com.oracle.truffle..")
            .because("the JavaScript engine is one replaceable part behind the host's port");

    @ArchTest
    static final ArchRule hostScriptsNeverSeeJavaFx = noClasses()
            .that()
            .resideInAPackage("palimpsest.app.hostscript..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..")
            .because("'palimpsest run' runs the same host scripts without a window")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule viewModelsSeeNoNodes = noClasses()
            .that()
            .haveSimpleNameEndingWith("ViewModel")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage..")
            .because("a view-model is state and intent, tested without a toolkit");

    @ArchTest
    static void noFeatureSeesAnother(JavaClasses app) {
        for (String feature : FEATURES) {
            String[] others = FEATURES.stream()
                    .filter(other -> !other.equals(feature))
                    .map(other -> APP + other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(APP + feature + "..")
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(others).or(resideInAnyPackage(APP + "window..", APP + "cli..")))
                    .because("each feature can be read, tested and replaced alone; the window puts them together")
                    .allowEmptyShould(true)
                    .check(app);
        }
    }

    @ArchTest
    static final ArchRule everyPackageIsKnown = classes()
            .should()
            .resideInAnyPackage(knownPackages())
            .because("a new package is a feature or is named above, and gets its line in ARCHITECTURE.md");

    @ArchTest
    static final ArchRule whatFeaturesStandOnKnowsNoNodes = noClasses()
            .that()
            .resideInAnyPackage(APP + "bytes..", APP + "symbols..", APP + "session..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage..", APP + "window..", APP + "cli..")
            .because("the session serves any face, and is tested without one");

    @ArchTest
    static final ArchRule onlyTheSessionEntersTheFxThread = noClasses()
            .that()
            .resideOutsideOfPackage("palimpsest.app.session..")
            .should()
            .callMethod(Platform.class, "runLater", Runnable.class)
            .because("there is one door from the engine's thread to the window, and what passes it is immutable");

    @ArchTest
    static final ArchRule theCommandLineNeedsNoWindow = noClasses()
            .that()
            .resideInAPackage("palimpsest.app.cli..")
            .and(new OpensNoWindow())
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "palimpsest.app.window..")
            .because("only the window's and the screenshot's verbs may load JavaFX; the others start fast, anywhere");

    @ArchTest
    static final ArchRule noPackageCycles = slices().matching(APP + "(*)..")
            .should()
            .beFreeOfCycles()
            .because("a cycle is one package with a wall in the wrong place");

    @ArchTest
    static final ArchRule noStaticMutableState = fields().that()
            .areStatic()
            .should()
            .beFinal()
            .because("two windows in one process must not know of each other");

    private static String[] knownPackages() {
        return Stream.concat(
                        Stream.of("palimpsest.app"),
                        Stream.concat(FEATURES.stream(), OTHERS.stream()).map(name -> APP + name + ".."))
                .toArray(String[]::new);
    }

    private static final class OpensNoWindow extends DescribedPredicate<JavaClass> {
        OpensNoWindow() {
            super("neither open the window nor draw it");
        }

        @Override
        public boolean test(JavaClass type) {
            String name = type.getName();
            return !name.startsWith(APP + "cli.WindowCommand") && !name.startsWith(APP + "cli.Screenshot");
        }
    }
}
