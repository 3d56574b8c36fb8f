package palimpsest.engine.text;

import java.util.Set;
import palimpsest.engine.syntax.Opcode;

/** The words of the text format that are no instructions. See the specification, Text Format. */
final class Keywords {

    static final Set<String> TYPES = Set.of(
            "i32",
            "i64",
            "f32",
            "f64",
            "v128",
            "i8",
            "i16",
            "anyref",
            "eqref",
            "i31ref",
            "structref",
            "arrayref",
            "funcref",
            "externref",
            "exnref",
            "nullref",
            "nullfuncref",
            "nullexternref",
            "nullexnref",
            "any",
            "eq",
            "i31",
            "struct",
            "array",
            "func",
            "extern",
            "exn",
            "none",
            "nofunc",
            "noextern",
            "noexn",
            "null",
            "ref",
            "sub",
            "final",
            "rec",
            "mut",
            "field",
            "shared",
            "pagesize");

    static final Set<String> STRUCTURE = Set.of(
            "module",
            "type",
            "param",
            "result",
            "local",
            "import",
            "export",
            "table",
            "memory",
            "global",
            "tag",
            "elem",
            "data",
            "start",
            "offset",
            "item",
            "declare",
            "then",
            "do",
            "catch_ref",
            "catch_all_ref",
            "before",
            "after",
            "first",
            "last");

    /** The words that fields of a module begin with. */
    static final Set<String> FIELDS = Set.of(
            "type", "rec", "import", "func", "table", "memory", "global", "tag", "export", "start", "elem", "data");

    /** Words of scripts, and of the patterns in them. */
    static final Set<String> SCRIPT = Set.of(
            "definition",
            "instance",
            "binary",
            "quote",
            "register",
            "invoke",
            "get",
            "assert_return",
            "assert_exception",
            "assert_trap",
            "assert_exhaustion",
            "assert_malformed",
            "assert_invalid",
            "assert_unlinkable",
            "assert_malformed_custom",
            "assert_invalid_custom",
            "assert_suspension",
            "either",
            "script",
            "input",
            "output",
            "thread",
            "wait",
            "nan:canonical",
            "nan:arithmetic",
            "ref.host",
            "ref.extern",
            "ref.struct",
            "ref.array",
            "ref.func",
            "ref.i31",
            "ref.eq",
            "ref.any",
            "ref.exn");

    static final Set<String> SHAPES = Set.of("i8x16", "i16x8", "i32x4", "i64x2", "f32x4", "f64x2");

    private Keywords() {}

    static boolean isKnown(String word) {
        return Opcode.of(word).isPresent()
                || TYPES.contains(word)
                || STRUCTURE.contains(word)
                || SCRIPT.contains(word)
                || SHAPES.contains(word)
                || isMemoryArgument(word);
    }

    /** Whether it is {@code offset=} or {@code align=} with a number. */
    static boolean isMemoryArgument(String word) {
        int equals = word.indexOf('=');
        boolean named = word.startsWith("offset=") || word.startsWith("align=");
        return named && equals + 1 < word.length() && Words.classify(word, equals + 1, word.length()) == TokenKind.NAT;
    }
}
