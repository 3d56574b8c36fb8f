package palimpsest.app.structures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.app.words.Words;

class ParserTest {
    private final Locale usual = Locale.getDefault();

    @BeforeEach
    void english() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void back() {
        Locale.setDefault(usual);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            struct P { x: int }                    | 1:15 | there is no type “int”; i32 is meant, perhaps
            struct P { x: Pint }                   | 1:15 | there is no type “Pint”
            struct P { x: point } struct Point { } | 1:15 | there is no type “point”; Point is meant, perhaps
            struct P { int x }                     | 1:12 | the name of a field comes first, then a colon and its type: x: i32
            struct P { x }                         | 1:14 | after the name “x” comes a colon and its type, as in x: i32
            struct P { x: u8* }                    | 1:17 | the star stands before the type: *u8
            struct P { x: [u8] }                   | 1:18 | “;” and the number of elements belong here, as in [i32; 4]
            struct P { x: [u8; n] }                | 1:20 | there is no field “n” here
            struct P { x: [u8; n], n: u8 }         | 1:20 | the field “n” comes later; a length must be known before what it measures
            struct P { x: P }                      | 1:8  | “P” contains itself, so it would never end; a pointer to it, *P, is fine
            struct P { x: f32 : 3 }                | 1:12 | a bit field is made of a whole number that has so many bits; f32 is none
            struct P { x: u8 : 9 }                 | 1:12 | a bit field is made of a whole number that has so many bits; u8 is none
            struct P { x: u8, x: u8 }              | 1:19 | there is another “x” already
            struct P { x: u8                       | 1:17 | the text ends here: the name of a field belongs here, as in x: i32, or a closing brace
            class P { }                            | 1:1  | “struct”, “union”, “enum”, “flags” or “type” begins a description; this is “class”
            align(3) struct P { }                  | 1:7  | an alignment is a power of two, at most 4096
            struct P { x: [[u64; 9000000000000000000]; 9] } | 1:8 | “P” is larger than any memory
            struct V<T> { x: T } struct P { v: V } | 1:36 | “V” takes 1 types in < >, and has 0 here
            enum E: f32 { a }                      | 1:9  | names are given to whole numbers, such as u8 or i32; “f32” is none
            enum E: u8 { a = 256 }                 | 1:6  | the number of “a” does not fit u8
            struct P { t: str }                    | 1:19 | str takes its length in parentheses, as in str(12) or str(len); “cstr” is what a zero ends
            type A = A                             | 1:6  | “A” contains itself, so it would never end; a pointer to it, *A, is fine
            """)
    void aFaultHasItsPlaceAndPlainWords(String text, String place, String words) {
        Checker.Checked checked = Checker.check(text, Descriptions.NONE);
        assertThat(checked.faults())
                .extracting(
                        fault ->
                                fault.position().line() + ":" + fault.position().column(),
                        Fault::message)
                .containsExactly(org.assertj.core.api.Assertions.tuple(place, words));
    }

    @Test
    void whatIsRightBesideAFaultCanBeUsed() {
        Checker.Checked checked = Checker.check("""
                struct Good { x: i32 }
                struct Bad { x i32 }
                packed struct Other { good: Good }
                struct UsesBad { bad: *Bad }
                """, Descriptions.NONE);
        assertThat(checked.faults())
                .extracting(fault -> fault.position().line())
                .containsExactly(2, 4);
        assertThat(checked.descriptions().all()).extracting(Declaration::name).containsExactly("Good", "Other");
    }

    @Test
    void commentsAndSignsBetweenFieldsDoNotMatter() {
        String text = """
                // A point.
                struct Point {
                  x: i32; /* across */
                  y: i32,
                }
                """;
        assertThat(Laid.lines(Laid.of(text, 1, 0, 0, 0, 2).at(0, "Point"))).containsExactly("0 x = 1", "4 y = 2");
    }

    @Test
    void structuresMayPointToEachOther() {
        Laid.described("struct A { b: *B } struct B { a: *A, more: [*A; 4] } struct C<T> { next: *C<C<T>> }");
    }

    @Test
    void whatIsNeededForATypeIsFoundAsText() {
        Descriptions all = Laid.described("struct A { b: *B }\nstruct B { c: C }\ntype C = u8\nstruct D { x: u8 }");
        String text = all.textFor(java.util.List.of(Parser.type("[A; 2]").type().orElseThrow()));
        assertThat(text).isEqualTo("struct A { b: *B }\n\nstruct B { c: C }\n\ntype C = u8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "struct",
                "struct A {",
                "struct A { x: ",
                "struct A { x: [[[[",
                "enum",
                "type A",
                "/*",
                "}}}}",
                "struct A { x: u8 @ }",
                "struct A { x: u8 : 99999999999999999999 }",
                "struct A { x: str(((((1 }",
                "\ud83d\ude00",
                "struct A<T> { a: A<[T; 2]> }",
                "@#!"
            })
    void brokenTextIsAFaultAndNothingElse(String text) {
        assertThat(Checker.check(text, Descriptions.NONE).faults()).isNotEmpty();
    }

    @Test
    void deepAndLongTextIsRefusedAtOnce() {
        String deep = "struct A { x: " + "[".repeat(100_000) + "u8";
        assertThat(Checker.check(deep, Descriptions.NONE).faults()).isNotEmpty();
        StringBuilder doubling = new StringBuilder("struct A0 { x: u8 }\n");
        for (int i = 1; i < 60; i++) {
            doubling.append("struct A%d { a: A%d, b: A%d }\n".formatted(i, i - 1, i - 1));
        }
        Checker.Checked checked = Checker.check(doubling.toString(), Descriptions.NONE);
        assertThat(checked.faults()).isEmpty();
        Laid laid = new Laid(new byte[16], checked.descriptions(), 4, address -> false);
        assertThat(laid.at(0, "A59").children()).hasSize(2);
        String endless = "struct S { x: u8 }\n".repeat(20_000);
        assertThat(Checker.check(endless, Descriptions.NONE).faults()).isNotEmpty();
    }

    @Test
    void everyExampleOfTheDocumentAndTheGuidesIsRight() throws IOException {
        String examples = Files.readString(Path.of("../docs/structures.md"))
                .lines()
                .filter(line -> line.startsWith("    "))
                .collect(Collectors.joining("\n"));
        assertThat(Laid.described(examples).all()).hasSizeGreaterThan(10);
        assertThat(Laid.described(ReadyMade.guide()).all()).hasSizeGreaterThan(10);
        Locale.setDefault(Locale.forLanguageTag("vi"));
        assertThat(Laid.described(ReadyMade.guide()).all()).hasSizeGreaterThan(10);
        for (ReadyMade ready : ReadyMade.values()) {
            Laid.described(ready.text());
            assertThat(ready.types())
                    .allSatisfy(type -> assertThat(new Library().type(type).fault())
                            .as(type)
                            .isEmpty());
        }
    }

    @Test
    void everyWordOfAFaultIsInTheBundle() throws IOException {
        Pattern key = Pattern.compile("\"(structures\\.[a-z.]*[a-z])\"");
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/palimpsest/app/structures"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                for (MatchResult found :
                        key.matcher(Files.readString(source)).results().toList()) {
                    assertThat(Words.of(found.group(1))).as(found.group(1)).isNotEmpty();
                }
            }
        }
    }
}
