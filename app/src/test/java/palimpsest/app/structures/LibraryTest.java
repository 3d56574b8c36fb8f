package palimpsest.app.structures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LibraryTest {
    private final Library library = new Library();

    @Test
    void theSessionsDescriptionsCountUntilThePersonsOwnAreWrittenAnew() {
        library.own("struct A { x: u8 }");
        library.session("// kept\nstruct A { x: u16 }");
        assertThat(text("A")).isEqualTo("struct A { x: u16 }");
        assertThat(library.sessionOnly().all()).extracting(Declaration::name).containsExactly("A");
        library.own("struct A { x: u32 }");
        assertThat(text("A")).isEqualTo("struct A { x: u32 }");
        assertThat(library.sessionOnly().all()).isEmpty();
    }

    @Test
    void whatIsDescribedInBothAlikeIsOnlyThePersonsOwn() {
        library.own("// mine\nstruct A { x: u8 }");
        library.session("struct A { x: u8 }");
        assertThat(library.sessionOnly().all()).isEmpty();
    }

    @Test
    void aSessionKeepsWhatItsTypesNeedAndNotWhatComesWithTheProgram() {
        library.own("struct A { b: *B }\nstruct B { text: RustStr }\nstruct C { x: u8 }");
        assertThat(library.textFor(List.of("[A; 2]", "no type at all")))
                .isEqualTo("struct A { b: *B }\n\nstruct B { text: RustStr }");
    }

    @Test
    void ownDescriptionsMayUseThoseOfTheModule() {
        library.module(
                Checker.check("struct Node { value: u32 }", Descriptions.NONE).descriptions());
        assertThat(library.own("struct Mine { node: Node }")).isEmpty();
        assertThat(library.type("*Mine").fault()).isEmpty();
        assertThat(library.type("Yours").fault()).isPresent();
    }

    private String text(String name) {
        return library.all().named(name).map(Declaration::text).orElse("");
    }
}
