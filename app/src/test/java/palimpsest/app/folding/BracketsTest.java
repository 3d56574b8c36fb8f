package palimpsest.app.folding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class BracketsTest {
    /** The folds of a text in which every parenthesis counts. */
    private static List<Fold> folds(String... lines) {
        Brackets brackets = new Brackets();
        for (int line = 0; line < lines.length; line++) {
            for (char c : lines[line].toCharArray()) {
                if (c == '(') {
                    brackets.open(line);
                } else if (c == ')') {
                    brackets.close(line);
                }
            }
        }
        return brackets.folds();
    }

    @Test
    void whatStandsOnOneLineMakesNoFold() {
        assertThat(folds("(module (func))", "(nop)")).isEmpty();
    }

    @Test
    void whatIsInsideIsDeeper() {
        assertThat(folds("(module", "  (func", "    (nop))", "  (func", "    (nop)))"))
                .containsExactly(new Fold(0, 4, 0), new Fold(1, 2, 1), new Fold(3, 4, 1));
    }

    @Test
    void theLargestOfALineCounts() {
        assertThat(folds("(module (func", "  (nop))", ")")).containsExactly(new Fold(0, 2, 0));
    }

    @Test
    void aLineThatClosesAndOpensStays() {
        assertThat(folds("(if", "  (nop)", ") (else", "  (nop)", ")"))
                .containsExactly(new Fold(0, 1, 0), new Fold(2, 4, 0));
    }

    @Test
    void halfABracketMakesNoFold() {
        assertThat(folds("(module", "  (func")).isEmpty();
        assertThat(folds("))", "(func", ")")).containsExactly(new Fold(1, 2, 0));
    }

    @Test
    void everythingIsTheFieldsOfAModule() {
        List<Fold> module = folds("(module", "  (func", "    (block", "    ))", "  (data", "  ))");
        assertThat(Brackets.fields(module)).extracting(Fold::first).containsExactly(1, 4);
    }

    @Test
    void everythingIsTheOutermostWithoutAModule() {
        assertThat(Brackets.fields(folds("(func", "  (block", "  ))", "(data", ")")))
                .extracting(Fold::first)
                .containsExactly(0, 3);
        assertThat(Brackets.fields(folds("(func", ")"))).extracting(Fold::first).containsExactly(0);
    }
}
