package palimpsest.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import palimpsest.engine.source.Span;

final class LineEndsTest {
    @Test
    void spansPointAtTheSameCharactersInTheNormalText() {
        String file = "(module\r\n  (func\r\n  nop))\r\n";
        String normal = LineEnds.normal(file);
        assertThat(normal).isEqualTo("(module\n  (func\n  nop))\n");
        int nop = file.indexOf("nop");
        Span span = LineEnds.normal(new Span(nop, nop + 3), file);
        assertThat(normal.substring(span.start(), span.end())).isEqualTo("nop");
    }

    @Test
    void aFileKeepsItsLineEnds() {
        assertThat(LineEnds.like("a\r\nb", "a\nc\n")).isEqualTo("a\r\nc\r\n");
        assertThat(LineEnds.like("a\nb", "a\nc\n")).isEqualTo("a\nc\n");
    }

    @Test
    void aLoneCarriageReturnEndsALineToo() {
        assertThat(LineEnds.normal("a\rb")).isEqualTo("a\nb");
        assertThat(LineEnds.normal(new Span(2, 3), "a\rb")).isEqualTo(new Span(2, 3));
    }
}
