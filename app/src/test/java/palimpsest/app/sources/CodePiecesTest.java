package palimpsest.app.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What looks otherwise in a program. */
final class CodePiecesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "int x = 42; // why|type:int number:42 comment:// why",
                "#define N 3|annotation:#define N 3",
                "a # b|~~",
                "let s: &'a str = \"a\\\"b\";|keyword:let type:str string:\"a\\\"b\"",
                "char c = '\\'';|type:char string:'\\''",
                "x = 0xff_u8 + 1.5e3 + a1;|number:0xff_u8 number:1.5e3",
                "/* never closed return|comment:/* never closed return",
                "\"never closed|string:\"never closed",
                "@inline export function f(): i32|annotation:@inline keyword:export keyword:function type:i32",
                "returning = form;|~~"
            })
    void piecesAreFound(String text, String pieces) {
        assertThat(CodePieces.of(text).stream()
                        .map(piece -> piece.look() + ":" + text.substring(piece.start(), piece.end()))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(pieces);
    }
}
