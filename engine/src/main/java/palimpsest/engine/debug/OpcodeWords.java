package palimpsest.engine.debug;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import palimpsest.engine.syntax.Opcode;

/** What every instruction does, in plain words. Most rows of the opcode table follow a few rules of naming, and so do these. */
public final class OpcodeWords {

    private static final Pattern LANES = Pattern.compile("([if])(8|16|32|64)x(\\d+)");

    /** The rest of a numeric instruction's name after its type; the first that matches. {@code $1} is a part of the name. */
    private static final List<Rule> RULES = List.of(
            rule("const", "the constant"),
            rule("add_sat", "their sum, held at the largest or least number if it does not fit"),
            rule("sub_sat", "the first less the second, held at the largest or least number if it does not fit"),
            rule("add", "their sum"),
            rule("sub", "the first less the second"),
            rule("mul", "their product"),
            rule("div", "the first divided by the second"),
            rule("rem", "the remainder of the first divided by the second"),
            rule("and", "the bits that are set in both"),
            rule("andnot", "the bits that are set in the first and not in the second"),
            rule("or", "the bits that are set in either"),
            rule("xor", "the bits that are set in one but not the other"),
            rule("not", "its bits turned over"),
            rule("bitselect", "bits of the first where the third has 1, bits of the second where it has 0"),
            rule("shl", "the first, its bits moved left by the second"),
            rule("shr_s", "the first, its bits moved right by the second, the sign kept"),
            rule("shr_u", "the first, its bits moved right by the second, zeroes coming in"),
            rule("rotl", "the first, its bits turned left in a ring by the second"),
            rule("rotr", "the first, its bits turned right in a ring by the second"),
            rule("clz", "how many zero bits it begins with"),
            rule("ctz", "how many zero bits it ends with"),
            rule("popcnt", "how many of its bits are 1"),
            rule("eqz", "1 if it is 0, else 0"),
            rule("eq", "1 if they are equal, else 0"),
            rule("ne", "1 if they differ, else 0"),
            rule("lt", "1 if the first is less, else 0"),
            rule("gt", "1 if the first is greater, else 0"),
            rule("le", "1 if the first is less or equal, else 0"),
            rule("ge", "1 if the first is greater or equal, else 0"),
            rule("abs", "it without its sign"),
            rule("neg", "it with the other sign"),
            rule("ceil", "it rounded up to a whole number"),
            rule("floor", "it rounded down to a whole number"),
            rule("trunc", "it without its fraction"),
            rule("nearest", "the whole number nearest to it, the even one of two"),
            rule("sqrt", "its square root"),
            rule("pmin", "the second if it is less than the first, else the first"),
            rule("pmax", "the second if it is greater than the first, else the first"),
            rule("min", "the lesser of them"),
            rule("max", "the greater of them"),
            rule("copysign", "the first with the sign of the second"),
            rule("wrap_i64", "its lower 32 bits"),
            rule("extend_i32_s", "it in 64 bits, with its sign"),
            rule("extend_i32_u", "it in 64 bits, as an unsigned number"),
            rule("extend(8|16|32)_s", "its lowest $1 bits as a signed number"),
            rule(
                    "trunc_sat_(f32|f64)_(s|u)",
                    "the float as a whole number, held at the largest or least if it does not fit"),
            rule("trunc_(f32|f64)_(s|u)", "the float as a whole number, without its fraction"),
            rule("convert_i(32|64)_s", "the signed whole number as a float"),
            rule("convert_i(32|64)_u", "the unsigned whole number as a float"),
            rule("demote_f64", "it as an f32, rounded"),
            rule("promote_f32", "it as an f64"),
            rule("reinterpret_\\w+", "the same bits, read as another type"),
            rule("shuffle", "sixteen bytes picked from both by the numbers in the instruction"),
            rule("swizzle", "bytes of the first, picked by the numbers in the second"),
            rule("splat", "the number in every lane"),
            rule("extract_lane(_s|_u)?", "one lane"),
            rule("replace_lane", "the vector with one lane replaced"),
            rule("any_true", "1 if any bit is set, else 0"),
            rule("all_true", "1 if no lane is 0, else 0"),
            rule("bitmask", "the highest bit of each lane, in a row"),
            rule("narrow_\\w+_s", "the lanes of both in half the width, held at the largest or least signed number"),
            rule("narrow_\\w+_u", "the lanes of both in half the width, held at the largest or least unsigned number"),
            rule("avgr_u", "their average, rounded up"),
            rule("extadd_pairwise_\\w+", "the sum of each pair of neighbouring lanes, in twice the width"),
            rule("q15mulr_sat_s", "their product as fixed-point fractions, rounded"),
            rule("extend_low_\\w+", "the lower half of the lanes in twice the width"),
            rule("extend_high_\\w+", "the upper half of the lanes in twice the width"),
            rule("extmul_low_\\w+", "the products of the lower halves of the lanes, in twice the width"),
            rule("extmul_high_\\w+", "the products of the upper halves of the lanes, in twice the width"),
            rule("dot_\\w+_add_s", "the sums of products of neighbouring lanes, added to the third"),
            rule("dot_\\w+", "the sums of the products of neighbouring lanes"),
            rule("demote_f64x2_zero", "the two floats as f32, zeroes above"),
            rule("promote_low_f32x4", "the two lower floats as f64"),
            rule(
                    "trunc_sat_\\w+|trunc_f\\w+",
                    "the floats as whole numbers, held at the largest or least where they do not fit"),
            rule("convert_(low_)?\\w+", "the whole numbers as floats"),
            rule("madd", "the product of the first two, plus the third"),
            rule("nmadd", "the third less the product of the first two"),
            rule("laneselect", "bits of the first where the third has 1, bits of the second where it has 0"),
            rule("q15mulr_s", "their product as fixed-point fractions, rounded"));

    private OpcodeWords() {}

    private record Rule(Pattern name, String words) {}

    private static Rule rule(String name, String words) {
        return new Rule(Pattern.compile(name), words);
    }

    /** What an instruction does, as an unfinished sentence such as {@code gives their sum}. */
    public static String of(Opcode opcode) {
        return switch (opcode) {
            case UNREACHABLE -> "ends the program with a trap: this should never be reached";
            case NOP -> "does nothing";
            case BLOCK -> "opens a block, whose end can be jumped to";
            case LOOP -> "opens a loop, whose start can be jumped to";
            case IF -> "takes a condition: goes on inside if it is not 0, else behind";
            case ELSE -> "begins what is done if the condition was 0";
            case END -> "ends a block or the function";
            case TRY_TABLE -> "opens a block that catches exceptions";
            case TRY -> "opens a block that catches exceptions, in the old way";
            case CATCH -> "begins what is done when an exception with a tag was caught, in the old way";
            case CATCH_ALL -> "begins what is done when any exception was caught, in the old way";
            case DELEGATE -> "hands exceptions to an outer block, in the old way";
            case RETHROW -> "throws a caught exception again, in the old way";
            case THROW -> "throws an exception with a tag, and what the tag carries";
            case THROW_REF -> "throws an exception again";
            case BR -> "jumps to the end of a block, or to the start of a loop";
            case BR_IF -> "takes a condition, and jumps if it is not 0";
            case BR_TABLE -> "takes a number, and jumps to the label that has that place in a list";
            case BR_ON_NULL -> "takes a reference, and jumps if it is null";
            case BR_ON_NON_NULL -> "takes a reference, and jumps with it unless it is null";
            case BR_ON_CAST -> "jumps if the reference on top is of a type";
            case BR_ON_CAST_FAIL -> "jumps if the reference on top is not of a type";
            case RETURN -> "returns to the caller";
            case CALL -> "calls a function";
            case CALL_INDIRECT -> "calls a function that an element of a table refers to";
            case CALL_REF -> "calls the function that a reference points to";
            case RETURN_CALL -> "calls a function that takes this one's place";
            case RETURN_CALL_INDIRECT -> "calls a function of a table, which takes this one's place";
            case RETURN_CALL_REF -> "calls the function of a reference, which takes this one's place";
            case DROP -> "takes a value and throws it away";
            case SELECT, SELECT_TYPED ->
                "takes two values and a condition: gives the first if it is not 0, else the second";
            case LOCAL_GET -> "gives the value of a local";
            case LOCAL_SET -> "takes a value and puts it in a local";
            case LOCAL_TEE -> "puts the value on top in a local, and leaves it on the stack";
            case GLOBAL_GET -> "gives the value of a global";
            case GLOBAL_SET -> "takes a value and puts it in a global";
            case TABLE_GET -> "takes an index and gives the element of a table";
            case TABLE_SET -> "takes an index and a reference, which becomes an element of a table";
            case TABLE_INIT -> "copies elements of a segment into a table";
            case TABLE_COPY -> "copies elements of a table";
            case TABLE_GROW -> "makes a table larger, and gives its size before, or -1 if that cannot be";
            case TABLE_SIZE -> "gives how many elements a table has";
            case TABLE_FILL -> "makes elements of a table refer to one thing";
            case ELEM_DROP -> "empties an element segment";
            case MEMORY_SIZE -> "gives how many pages a memory has";
            case MEMORY_GROW -> "makes a memory larger, and gives its pages before, or -1 if that cannot be";
            case MEMORY_FILL -> "writes one byte many times";
            case MEMORY_COPY -> "copies bytes of a memory";
            case MEMORY_INIT -> "copies bytes of a data segment into a memory";
            case DATA_DROP -> "empties a data segment";
            case REF_NULL -> "gives the null reference";
            case REF_IS_NULL -> "takes a reference: gives 1 if it is null, else 0";
            case REF_FUNC -> "gives a reference to a function";
            case REF_EQ -> "takes two references: gives 1 if they are the same, else 0";
            case REF_AS_NON_NULL -> "traps if the reference on top is null";
            case REF_TEST, REF_TEST_NULL -> "takes a reference: gives 1 if it is of a type, else 0";
            case REF_CAST, REF_CAST_NULL -> "traps unless the reference on top is of a type";
            case REF_I31 -> "makes a reference of the lower 31 bits of a number";
            case I31_GET_S -> "gives the number in an i31 reference, with its sign";
            case I31_GET_U -> "gives the number in an i31 reference, as unsigned";
            case ANY_CONVERT_EXTERN -> "takes a reference of the host's and gives it as one of the module's";
            case EXTERN_CONVERT_ANY -> "takes a reference of the module's and gives it as one of the host's";
            case STRUCT_NEW -> "makes a structure of the values it takes";
            case STRUCT_NEW_DEFAULT -> "makes a structure of zeroes and nulls";
            case STRUCT_GET -> "takes a structure and gives a field of it";
            case STRUCT_GET_S -> "takes a structure and gives a field of it, with its sign";
            case STRUCT_GET_U -> "takes a structure and gives a field of it, as unsigned";
            case STRUCT_SET -> "takes a structure and a value, which becomes a field of it";
            case ARRAY_NEW -> "makes an array that has one value everywhere";
            case ARRAY_NEW_DEFAULT -> "makes an array of zeroes or nulls";
            case ARRAY_NEW_FIXED -> "makes an array of the values it takes";
            case ARRAY_NEW_DATA -> "makes an array from bytes of a data segment";
            case ARRAY_NEW_ELEM -> "makes an array from elements of a segment";
            case ARRAY_GET -> "takes an array and an index, and gives the element";
            case ARRAY_GET_S -> "takes an array and an index, and gives the element with its sign";
            case ARRAY_GET_U -> "takes an array and an index, and gives the element as unsigned";
            case ARRAY_SET -> "takes an array, an index and a value, which becomes the element";
            case ARRAY_LEN -> "takes an array and gives its length";
            case ARRAY_FILL -> "makes elements of an array equal to one value";
            case ARRAY_COPY -> "copies elements of an array";
            case ARRAY_INIT_DATA -> "copies bytes of a data segment into an array";
            case ARRAY_INIT_ELEM -> "copies elements of a segment into an array";
            case ATOMIC_FENCE -> "keeps the order of memory accesses; in one thread nothing changes";
            case MEMORY_ATOMIC_NOTIFY -> "wakes calls that wait at an address, and gives how many";
            case MEMORY_ATOMIC_WAIT32, MEMORY_ATOMIC_WAIT64 ->
                "waits at an address, if its value is the expected one, to be woken";
            default -> opcode.access().isPresent() ? access(opcode) : "gives " + result(opcode);
        };
    }

    private static String access(Opcode opcode) {
        int width = opcode.access().orElseThrow().width();
        String bytes = width == 1 ? "1 byte" : width + " bytes";
        return switch (opcode.access().orElseThrow().kind()) {
            case READ -> "reads " + bytes + " and gives " + loaded(opcode);
            case WRITE -> "writes " + (opcode.mnemonic().contains("lane") ? "one lane, " + bytes : bytes);
            case READ_WRITE -> "reads " + bytes + ", writes " + changed(opcode) + " and gives what was there";
        };
    }

    private static String loaded(Opcode opcode) {
        String name = opcode.mnemonic();
        if (name.contains("splat")) {
            return "them in every lane";
        }
        if (name.endsWith("_lane")) {
            return "the vector with that lane";
        }
        if (name.endsWith("_zero")) {
            return "them with zeroes above";
        }
        String sign = name.endsWith("_s") ? ", with the sign" : name.endsWith("_u") ? ", as unsigned" : "";
        return name.startsWith("v128") && !sign.isEmpty()
                ? "them in lanes of twice the width" + sign
                : "the value" + sign;
    }

    /** What a read-modify-write instruction writes. */
    private static String changed(Opcode opcode) {
        String name = opcode.mnemonic();
        if (name.contains("cmpxchg")) {
            return "the second value if the first is there";
        }
        if (name.contains("xchg")) {
            return "the value";
        }
        String operation = name.replaceFirst(".*rmw\\d*\\.", "").replace("_u", "");
        return switch (operation) {
            case "add" -> "the sum with the value";
            case "sub" -> "what is left without the value";
            case "and" -> "the bits that are in both";
            case "or" -> "the bits that are in either";
            default -> "the bits that are in one of both";
        };
    }

    /** What a numeric or vector instruction gives, such as {@code their sum}. */
    static String result(Opcode opcode) {
        String name = opcode.mnemonic();
        String type = name.substring(0, name.indexOf('.'));
        String operation = name.substring(name.indexOf('.') + 1).replaceFirst("^relaxed_", "");
        boolean lanes = LANES.matcher(type).matches();
        String words = match(operation)
                .or(() -> match(operation.replaceFirst("_[su]$", "")))
                .orElseThrow(() -> new AssertionError(name));
        boolean compares = operation.matches("(eq|ne|lt|gt|le|ge)(_[su])?");
        if (lanes && compares) {
            words = words.replace("1 if", "all ones if")
                    .replace("they", "the lanes")
                    .replace("the first is", "the first's is");
        }
        String signed = operation.matches("(div|rem|lt|gt|le|ge|min|max|add_sat|sub_sat)_[su]")
                ? operation.endsWith("_s") ? ", as signed numbers" : ", as unsigned numbers"
                : "";
        boolean whole = operation.matches(
                "shuffle|swizzle|splat|.*_lane.*|.*_true|bitmask|narrow.*|ext(add|mul|end)_.*|dot.*|demote.*|promote.*");
        return words + signed + (lanes && !whole ? ", lane by lane" : "");
    }

    private static Optional<String> match(String operation) {
        for (Rule rule : RULES) {
            Matcher matcher = rule.name().matcher(operation);
            if (matcher.matches()) {
                return Optional.of(rule.words().replace("$1", matcher.groupCount() > 0 ? matcher.group(1) + "" : ""));
            }
        }
        return Optional.empty();
    }
}
