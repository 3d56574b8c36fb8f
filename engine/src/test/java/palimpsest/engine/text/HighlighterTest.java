package palimpsest.engine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class HighlighterTest {

    @Test
    void everyWordHasItsClass() {
        String text = "(func $f (param i32) ;; add\n (i32.load offset=8 (i32.const -0x1)) get_local \"s\" (@x))";
        assertEquals(
                List.of(
                        "( PARENTHESIS",
                        "func KEYWORD",
                        "$f IDENTIFIER",
                        "( PARENTHESIS",
                        "param KEYWORD",
                        "i32 TYPE",
                        ") PARENTHESIS",
                        ";; add COMMENT",
                        "( PARENTHESIS",
                        "i32.load INSTRUCTION",
                        "offset=8 MEMORY_ARGUMENT",
                        "( PARENTHESIS",
                        "i32.const INSTRUCTION",
                        "-0x1 NUMBER",
                        ") PARENTHESIS",
                        ") PARENTHESIS",
                        "get_local FAULT",
                        "\"s\" STRING",
                        "(@x ANNOTATION",
                        ") PARENTHESIS",
                        ") PARENTHESIS"),
                classes(text));
    }

    @Test
    void funcIsAWordOfTheModuleAndAType() {
        assertEquals(List.of("( PARENTHESIS", "ref KEYWORD", "func TYPE", ") PARENTHESIS"), classes("(ref func)"));
    }

    @Test
    void whatIsWrongIsMarkedAndTheRestStillHasItsClass() {
        assertEquals(
                List.of("\"open FAULT", "nop INSTRUCTION", "ß FAULT", "(; never closed COMMENT"),
                classes("\"open\nnop ß (; never closed"));
    }

    private static List<String> classes(String text) {
        return Highlighter.highlight(text).stream()
                .map(each -> text.substring(each.span().start(), each.span().end()) + " " + each.tokenClass())
                .toList();
    }
}
