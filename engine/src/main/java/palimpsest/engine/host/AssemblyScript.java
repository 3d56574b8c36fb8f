package palimpsest.engine.host;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import palimpsest.engine.memory.AccessFault;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.runtime.FloatText;
import palimpsest.engine.runtime.HostContext;
import palimpsest.engine.runtime.HostFunction;
import palimpsest.engine.runtime.HostFunctionInstance;
import palimpsest.engine.runtime.Imports;
import palimpsest.engine.runtime.TrapException;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.syntax.ExternalType;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.Import;
import palimpsest.engine.valid.ValidModule;

/**
 * The host that AssemblyScript's programs expect: {@code abort}, {@code seed}, {@code trace} and the console, under the module
 * name {@code env}. Other toolchains use the same names for other things, so only what is imported with AssemblyScript's own
 * type is offered.
 */
public final class AssemblyScript {

    private static final String MODULE = "env";
    private static final List<String> CONSOLE =
            List.of("console.log", "console.debug", "console.info", "console.warn", "console.error");

    private static final FunctionType ABORT = Signature.of("iiii", "");
    private static final FunctionType SEED = Signature.of("", "d");
    private static final FunctionType TRACE = Signature.of("iiddddd", "");
    private static final FunctionType PRINT = Signature.of("i", "");

    /** Where the length in bytes of an object stands, before the object. */
    private static final int SIZE = -4;
    /** No message of a program is longer; what a wrong pointer leads to is cut off here. */
    private static final int LONGEST = 1 << 16;

    private final Consumer<String> console;
    private final RandomGenerator random;

    /**
     * @param console is told what the program prints, a line at a time, without its end
     * @param random where seeds come from
     */
    public AssemblyScript(Consumer<String> console, RandomGenerator random) {
        this.console = console;
        this.random = random;
    }

    /** Offers those of its functions that a module imports. */
    public Imports offer(Imports imports, ValidModule module) {
        for (Import each : module.module().imports()) {
            if (each.module().equals(MODULE) && each.type() instanceof ExternalType.Func function) {
                offer(imports, each.name(), (FunctionType) module.compositeType(function.typeIndex()));
            }
        }
        return imports;
    }

    private void offer(Imports imports, String name, FunctionType type) {
        if (name.equals("abort") && type.equals(ABORT)) {
            define(imports, name, type, this::abort);
        } else if (name.equals("seed") && type.equals(SEED)) {
            define(imports, name, type, (context, none) -> List.of(Value.F64.of(random.nextDouble() * Long.MAX_VALUE)));
        } else if (name.equals("trace") && type.equals(TRACE)) {
            define(imports, name, type, this::trace);
        } else if (CONSOLE.contains(name) && type.equals(PRINT)) {
            define(imports, name, type, this::print);
        }
    }

    private static void define(Imports imports, String name, FunctionType type, HostFunction function) {
        imports.define(MODULE, name, new HostFunctionInstance(MODULE + "." + name, type, function));
    }

    private List<Value> abort(HostContext context, List<Value> arguments) {
        throw new TrapException("abort: " + string(context, number(arguments.get(0))) + " in "
                + string(context, number(arguments.get(1))) + ":" + number(arguments.get(2)) + ":"
                + number(arguments.get(3)));
    }

    private List<Value> trace(HostContext context, List<Value> arguments) {
        int count = (int) Math.min(number(arguments.get(1)), arguments.size() - 2);
        String numbers = IntStream.range(0, count)
                .mapToObj(i -> FloatText.of(((Value.F64) arguments.get(i + 2)).raw()))
                .collect(Collectors.joining(", "));
        console.accept("trace: " + string(context, number(arguments.get(0))) + (count == 0 ? "" : " " + numbers));
        return List.of();
    }

    private List<Value> print(HostContext context, List<Value> arguments) {
        console.accept(string(context, number(arguments.get(0))));
        return List.of();
    }

    /** A string is UTF-16; 0 is no string. */
    private static String string(HostContext context, long pointer) {
        if (pointer == 0) {
            return "null";
        }
        LinearMemory memory = context.caller().orElseThrow().memories().get(0).memory();
        try {
            byte[] size = new byte[Integer.BYTES];
            memory.read(pointer + SIZE, size, 0, size.length);
            int length = (size[0] & 0xff) | (size[1] & 0xff) << 8 | (size[2] & 0xff) << 16 | size[3] << 24;
            byte[] units = new byte[length < 0 || length > LONGEST ? LONGEST : length];
            memory.read(pointer, units, 0, units.length);
            return new String(units, StandardCharsets.UTF_16LE);
        } catch (AccessFault outside) {
            return "(no string at 0x" + Long.toHexString(pointer) + ")";
        }
    }

    private static long number(Value value) {
        return Integer.toUnsignedLong(((Value.I32) value).value());
    }
}
