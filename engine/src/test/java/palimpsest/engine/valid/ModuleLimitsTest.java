package palimpsest.engine.valid;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import palimpsest.engine.Loaded;
import palimpsest.engine.Wasm;
import palimpsest.engine.runtime.ResourceLimits;
import palimpsest.engine.source.Phase;

/** A module at a limit is valid; one step beyond it is refused in words of its own. */
final class ModuleLimitsTest {

    private static final ResourceLimits SMALL = ResourceLimits.USUAL.withModule(
            new ModuleLimits(120, /* types */ 4, 1, 2, 2, 3, /* body */ 12, 4, /* nesting */ 3, 2, 100));

    private static Loaded load(String text) {
        return Wasm.load("test.wat", text.getBytes(UTF_8), SMALL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(type (func)) | 4 | 5 | too many types: at most 4 are allowed",
                "(import \"\" \"\" (global i32)) | 3 | 4 | too many imports: 4, at most 3 are allowed",
                "(global i32 (i32.const 0)) | 3 | 4 | too many globals: 4, at most 3 are allowed",
                "(func) | 3 | 4 | too many functions: 4, at most 3 are allowed",
                "(table 0 funcref) | 3 | 4 | too many tables: 4, at most 3 are allowed",
                "(data \"\") | 3 | 4 | too many data segments: 4, at most 3 are allowed"
            })
    void definitionsAreCounted(String definition, int most, int tooMany, String message) {
        check(definition.repeat(most), definition.repeat(tooMany), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(func (local | i32 | )) | 4 | 5 | too many locals: 5, at most 4 are allowed",
                "(func | nop | ) | 11 | 12 | function body of 13 bytes: at most 12 are allowed",
                "(func | i32.const 0 | unreachable) | 2 | 3 | operand stack higher than 2 values",
                "(type (func (param | i32 | ))) | 2 | 3 | type 0 is too large: 3 parts, at most 2 are allowed",
                "(type (func (result | i32 | ))) | 2 | 3 | type 0 is too large: 3 parts, at most 2 are allowed",
                "(type (struct (field | i32 | ))) | 2 | 3 | type 0 is too large: 3 parts, at most 2 are allowed"
            })
    void partsOfADefinitionAreCounted(String open, String part, String close, int most, int tooMany, String message) {
        check(
                open + (" " + part + " ").repeat(most) + close,
                open + (" " + part + " ").repeat(tooMany) + close,
                message);
    }

    @Test
    void blocksSupertypesAndBytesAreCounted() {
        // The body itself is the outermost block.
        check("(func (block (block)))", "(func (block (block (block))))", "blocks are nested deeper than 3");
        String flat = "(type (sub (struct)))(type (sub 0 (struct)))";
        check(flat, flat + "(type (sub 1 (struct)))", "sub type 2 has more than 1 supertypes above it");
        check(" ".repeat(120), " ".repeat(121), "module of 121 bytes: at most 120 are allowed");
    }

    private static void check(String fine, String tooMuch, String message) {
        assertEquals(List.of(), load(fine).diagnostics(), fine);
        Loaded refused = load(tooMuch);
        assertTrue(refused.valid().isEmpty(), tooMuch);
        assertEquals(Phase.INVALID, refused.diagnostics().get(0).phase());
        assertEquals(message, refused.diagnostics().get(0).message());
    }
}
