package palimpsest.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import palimpsest.engine.source.Span;

final class TokenTest {
    private static Span changed(String before, String after) {
        return Token.changed(Tokens.of(before), Tokens.of(after), after.length());
    }

    @Test
    void aKeystrokeChangesOneWord() {
        //                                        0123456789
        assertThat(changed("(i32.add) (nop)", "(i32.adx) (nop)")).isEqualTo(new Span(1, 8));
        assertThat(changed("(nop) (nop)", "(nop)x (nop)")).isEqualTo(new Span(5, 7));
    }

    @Test
    void anOpenCommentChangesAllThatFollows() {
        assertThat(changed("(nop) (nop)", "(nop) (;nop)")).isEqualTo(new Span(5, 12));
    }

    @Test
    void theSameTextChangesNothing() {
        Span span = changed("(nop) (nop)", "(nop) (nop)");
        assertThat(span.end() - span.start()).isZero();
    }

    @Test
    void aTextWithoutTokensChangesWhole() {
        assertThat(changed("", "(nop)")).isEqualTo(new Span(0, 5));
        assertThat(Token.changed(List.of(), List.of(), 3)).isEqualTo(new Span(0, 3));
    }
}
