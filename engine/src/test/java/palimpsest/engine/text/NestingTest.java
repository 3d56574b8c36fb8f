package palimpsest.engine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import palimpsest.engine.source.TextSource;
import palimpsest.engine.syntax.Module;

/** Depth costs neither the Java stack nor more than a fixed time for each level. */
class NestingTest {

    private static final int DEEP = 100_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'(block ' | '' | ')'",
                "'block ' | '' | 'end '",
                "'loop $l ' | 'br $l ' | 'end $l '",
                "'(if (i32.const 1) (then ' | '' | '))'",
                "'(drop (i32.eqz (block (result i32) ' | '(i32.const 0)' | ')))(i32.const 0)'",
                "'(i32.eqz ' | '(i32.const 0)' | ')'",
                "'(i32.add (i32.const 1) ' | '(i32.const 0)' | ')'"
            })
    void deepInstructionsAreParsedPrintedAndParsedAgain(String open, String middle, String close) {
        Module module = Texts.parse("(func " + open.repeat(DEEP) + middle + close.repeat(DEEP) + ")");
        Module again = Texts.parse(WatPrinter.print(module));
        assertEquals(Texts.meaning(module), Texts.meaning(again));
    }

    @ParameterizedTest
    @CsvSource({
        "(",
        ")",
        "(block",
        "(func",
        "(i32.add",
        "block",
        "(;",
        "(@a",
        "(@custom",
        "'\"'",
        "'(if (then'",
        "'(foo.bar'"
    })
    void whatIsNeverClosedIsAFaultAndNoMore(String piece) {
        String text = (piece + " ").repeat(DEEP);
        assertFalse(Texts.faults(text).isEmpty());
        assertFalse(Texts.faults("(module (func " + text).isEmpty());
    }

    @Test
    void deepCommentsAndAnnotationsArePassedOver() {
        Texts.parse("(; ".repeat(DEEP) + ";)".repeat(DEEP) + "(@a ".repeat(DEEP) + ")".repeat(DEEP) + "(func)");
    }

    @Test
    void aMillionFaultsTakeNoLongerThanAMillionWords() {
        Parsed parsed = WatParser.parse(new TextSource("test.wat", "(func " + "foo.bar ".repeat(1_000_000) + ")"));
        assertEquals(100, parsed.diagnostics().size());
    }
}
