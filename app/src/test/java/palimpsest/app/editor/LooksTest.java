package palimpsest.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fxmisc.richtext.model.StyleSpan;
import org.junit.jupiter.api.Test;
import palimpsest.engine.source.Span;

final class LooksTest {
    private static final String TEXT = "(i32.store (i32.const 0)\n  (i32.const 1))";

    /** The characters of a part that carry a style class. */
    private static List<String> withLook(String look, Span part, List<Span> faults, Optional<Span> current) {
        List<String> found = new ArrayList<>();
        int at = part.start();
        for (StyleSpan<Collection<String>> span : Looks.of(TEXT, part, Tokens.of(TEXT), faults, current)) {
            if (span.getStyle().contains(look)) {
                found.add(TEXT.substring(at, at + span.getLength()));
            }
            at += span.getLength();
        }
        assertThat(at).isEqualTo(part.end());
        return found;
    }

    @Test
    void instructionsAndNumbersHaveTheirLooks() {
        Span all = new Span(0, TEXT.length());
        assertThat(withLook("instruction", all, List.of(), Optional.empty()))
                .containsExactly("i32.store", "i32.const", "i32.const");
        assertThat(withLook("number", all, List.of(), Optional.empty())).containsExactly("0", "1");
    }

    @Test
    void aPartIsStyledLikeTheWhole() {
        Span part = new Span(15, 23);
        assertThat(withLook("instruction", part, List.of(), Optional.empty())).containsExactly(".const");
    }

    @Test
    void aFaultWithoutLengthStillShows() {
        assertThat(withLook("fault", new Span(0, TEXT.length()), List.of(Span.at(TEXT.length())), Optional.empty()))
                .containsExactly(")");
    }

    @Test
    void theFrameAroundAnInstructionLeavesOutTheIndentation() {
        List<Span> pieces = Looks.lines(TEXT, new Span(0, TEXT.length()));
        assertThat(pieces.stream().map(piece -> TEXT.substring(piece.start(), piece.end())))
                .containsExactly("(i32.store (i32.const 0)", "(i32.const 1))");
    }
}
