package palimpsest.engine.host;

import java.io.IOException;
import java.util.List;
import palimpsest.engine.runtime.HostFunctionInstance;
import palimpsest.engine.runtime.Imports;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.syntax.FunctionType;

/** Makes functions of WASI out of what they do: numbers in, an error number out. */
final class WasiFunctions {

    private final Imports imports;
    private final String module;

    WasiFunctions(Imports imports, String module) {
        this.imports = imports;
        this.module = module;
    }

    /** What a function does; to return is success. 32-bit arguments are unsigned. */
    @FunctionalInterface
    interface Body {
        void run(Guest guest, long... arguments) throws IOException;
    }

    /**
     * Offers a function that returns an error number.
     *
     * @param parameters as {@link Signature} writes them
     */
    void define(String name, String parameters, Body body) {
        define(name, Signature.of(parameters, "i"), body);
    }

    /** Offers a function that does not return. */
    void defineEnd(String name, String parameters, Body body) {
        define(name, Signature.of(parameters, ""), body);
    }

    /** Offers a function of what this host does not have. */
    void refuse(String name, String parameters, Errno why) {
        define(name, parameters, (guest, arguments) -> {
            throw new WasiFault(why);
        });
    }

    private void define(String name, FunctionType type, Body body) {
        String full = module + "." + name;
        imports.define(
                module,
                name,
                new HostFunctionInstance(
                        full, type, (context, arguments) -> call(new Guest(context, full), body, arguments)));
    }

    private static List<Value> call(Guest guest, Body body, List<Value> arguments) {
        long[] numbers = arguments.stream().mapToLong(WasiFunctions::number).toArray();
        Errno errno = Errno.SUCCESS;
        try {
            body.run(guest, numbers);
        } catch (WasiFault fault) {
            errno = fault.errno();
        } catch (IOException failure) {
            errno = WasiFault.of(failure).errno();
        } catch (UnsupportedOperationException unknown) {
            errno = Errno.NOTSUP;
        }
        return List.of(new Value.I32(errno.code));
    }

    private static long number(Value value) {
        if (value instanceof Value.I32 small) {
            return Integer.toUnsignedLong(small.value());
        }
        return ((Value.I64) value).value();
    }
}
