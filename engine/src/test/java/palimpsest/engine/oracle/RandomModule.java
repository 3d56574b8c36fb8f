package palimpsest.engine.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import palimpsest.engine.syntax.ByteWriter;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.syntax.Opcode;
import palimpsest.engine.syntax.ValueType;

/**
 * A valid module made from a seed, and calls for it. Its functions loop, branch, call each other directly and through a
 * table, and read and write memory in every width; some calls trap. Every function ends: loops are counted, and a
 * function calls only functions before it.
 *
 * <p>The specification leaves the bits of a NaN open, so a float is made a number before its bits can be seen.
 */
public final class RandomModule {

    /** An exported function's name and its arguments as raw bits. */
    public record Call(String function, List<Long> arguments) {}

    static final int PAGES = 1;
    static final int MOST_PAGES = 3;
    static final String MEMORY = "memory";
    private static final int TABLE_SIZE = 6;
    private static final int GLOBALS = 8;
    static final List<NumberType> NUMBERS = List.of(NumberType.values());

    private final SplittableRandom random;
    private final List<FunctionType> types = new ArrayList<>();
    private final List<Integer> functions = new ArrayList<>();

    private RandomModule(long seed) {
        random = new SplittableRandom(seed);
    }

    /** The binary that a seed makes; the same for ever. */
    public static byte[] binary(long seed) {
        return new RandomModule(seed).module();
    }

    /** Calls of the module's functions, made from the same seed. */
    public static List<Call> calls(long seed) {
        RandomModule module = new RandomModule(seed);
        module.module();
        List<Call> calls = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            for (int f = 0; f < module.functions.size(); f++) {
                FunctionType type = module.functionType(f);
                List<Long> arguments = type.parameters().stream()
                        .map(parameter -> module.bits((NumberType) parameter))
                        .toList();
                calls.add(new Call("f" + f, arguments));
            }
        }
        return calls;
    }

    /** The result types of an exported function. */
    public static List<ValueType> results(long seed, String function) {
        RandomModule module = new RandomModule(seed);
        module.module();
        return module.functionType(Integer.parseInt(function.substring(1))).results();
    }

    private FunctionType functionType(int function) {
        return types.get(functions.get(function));
    }

    private byte[] module() {
        for (int i = 0; i < 5; i++) {
            types.add(new FunctionType(numbers(random.nextInt(4)), numbers(i == 4 ? 2 : random.nextInt(2))));
        }
        int count = 3 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            functions.add(random.nextInt(types.size()));
        }
        ByteWriter out = new ByteWriter().bytes(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        section(out, 1, typeSection());
        section(out, 3, functionSection());
        section(out, 4, new ByteWriter().u32(1).u8(0x70).u8(0).u32(TABLE_SIZE));
        section(out, 5, new ByteWriter().u32(1).u8(1).u32(PAGES).u32(MOST_PAGES));
        section(out, 6, globalSection());
        section(out, 7, exportSection());
        section(out, 9, elementSection());
        section(out, 12, new ByteWriter().u32(2));
        section(out, 10, codeSection());
        section(out, 11, dataSection());
        return out.toBytes();
    }

    private static void section(ByteWriter out, int id, ByteWriter contents) {
        out.u8(id).u32(contents.size()).append(contents);
    }

    private List<ValueType> numbers(int count) {
        List<ValueType> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.add(number());
        }
        return list;
    }

    private NumberType number() {
        return NUMBERS.get(random.nextInt(NUMBERS.size()));
    }

    private ByteWriter typeSection() {
        ByteWriter out = new ByteWriter().u32(types.size());
        for (FunctionType type : types) {
            out.u8(0x60).valueTypes(type.parameters()).valueTypes(type.results());
        }
        return out;
    }

    private ByteWriter functionSection() {
        ByteWriter out = new ByteWriter().u32(functions.size());
        functions.forEach(out::u32);
        return out;
    }

    private ByteWriter globalSection() {
        ByteWriter out = new ByteWriter().u32(GLOBALS);
        for (int i = 0; i < GLOBALS; i++) {
            NumberType type = globalType(i);
            out.valueType(type).u8(1);
            constant(out, type);
            out.opcode(Opcode.END);
        }
        return out;
    }

    private static NumberType globalType(int global) {
        return NUMBERS.get(global % NUMBERS.size());
    }

    private ByteWriter exportSection() {
        ByteWriter out = new ByteWriter().u32(1 + functions.size());
        out.name(MEMORY).u8(2).u32(0);
        for (int i = 0; i < functions.size(); i++) {
            out.name("f" + i).u8(0).u32(i);
        }
        return out;
    }

    private ByteWriter elementSection() {
        // The first elements of the table hold functions, the last stay null.
        ByteWriter out =
                new ByteWriter().u32(1).u32(0).opcode(Opcode.I32_CONST).s64(0).opcode(Opcode.END);
        out.u32(TABLE_SIZE - 2);
        for (int i = 0; i < TABLE_SIZE - 2; i++) {
            // Only the earliest functions, which later ones may call, so that nothing recurs.
            out.u32(i % 2);
        }
        return out;
    }

    private ByteWriter dataSection() {
        ByteWriter out = new ByteWriter().u32(2);
        out.u32(0).opcode(Opcode.I32_CONST).s64(random.nextInt(60_000)).opcode(Opcode.END);
        randomBytes(out, random.nextInt(200));
        out.u32(1);
        randomBytes(out, random.nextInt(100));
        return out;
    }

    private void randomBytes(ByteWriter out, int length) {
        out.u32(length);
        for (int i = 0; i < length; i++) {
            out.u8(random.nextInt(256));
        }
    }

    private ByteWriter codeSection() {
        ByteWriter out = new ByteWriter().u32(functions.size());
        long[] costs = new long[functions.size()];
        for (int f = 0; f < functions.size(); f++) {
            ByteWriter body = new RandomFunction(random, types, functions, f, costs).body();
            out.u32(body.size()).append(body);
        }
        return out;
    }

    /** Bits of a value: often small, sometimes at an edge, sometimes anything. */
    private long bits(NumberType type) {
        return bits(random, type);
    }

    static long bits(SplittableRandom random, NumberType type) {
        long any = random.nextLong() >> random.nextInt(64);
        return switch (type) {
            case I32 -> random.nextInt(8) == 0 ? (random.nextBoolean() ? Integer.MIN_VALUE : -1) : (int) any;
            case I64 -> random.nextInt(8) == 0 ? (random.nextBoolean() ? Long.MIN_VALUE : -1) : any;
            case F32 -> Float.floatToIntBits(floating(random, any).floatValue());
            case F64 -> Double.doubleToLongBits(floating(random, any));
        };
    }

    private static Double floating(SplittableRandom random, long any) {
        double[] edges = {
            0.0, -0.0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, 0x1p31, -0x1p63, 0.5
        };
        return switch (random.nextInt(4)) {
            case 0 -> edges[random.nextInt(edges.length)];
            case 1 -> (double) any;
            case 2 -> random.nextDouble() * 1000 - 500;
            default -> Math.scalb(random.nextDouble(), random.nextInt(120) - 60);
        };
    }

    static void constant(SplittableRandom random, ByteWriter out, NumberType type) {
        long bits = bits(random, type);
        switch (type) {
            case I32 -> out.opcode(Opcode.I32_CONST).s64(bits);
            case I64 -> out.opcode(Opcode.I64_CONST).s64(bits);
            case F32 -> out.opcode(Opcode.F32_CONST).i32Bits((int) bits);
            case F64 -> out.opcode(Opcode.F64_CONST).i64Bits(bits);
        }
    }

    private void constant(ByteWriter out, NumberType type) {
        constant(random, out, type);
    }
}
