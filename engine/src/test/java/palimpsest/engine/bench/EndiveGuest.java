package palimpsest.engine.bench;

import java.util.List;
import palimpsest.engine.syntax.ExternalType;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.Import;
import palimpsest.engine.syntax.MemoryType;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.syntax.ValueType;
import run.endive.runtime.ByteArrayMemory;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportMemory;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.runtime.Memory;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.MemoryLimits;
import run.endive.wasm.types.ValType;

/** An instance of a real program on Endive's interpreter. */
final class EndiveGuest implements Guest {

    private static final int MOST_PAGES = 32_768;

    private final Instance instance;
    private final Memory memory;

    EndiveGuest(RealProgram program, Host host, WasmModule module) {
        ImportValues.Builder imports = ImportValues.builder();
        int functions = 0;
        for (int i = 0; i < program.module().module().imports().size(); i++) {
            Import declared = program.module().module().imports().get(i);
            if (declared.type() instanceof ExternalType.Func) {
                imports.addFunction(function(i, declared, program.module().functionType(functions++), host));
            } else if (declared.type() instanceof ExternalType.Memory imported) {
                imports.addMemory(new ImportMemory(declared.module(), declared.name(), memory(imported.type())));
            }
        }
        instance = Instance.builder(module)
                .withImportValues(imports.build())
                .withStart(false)
                .build();
        memory = instance.memory();
    }

    private static ByteArrayMemory memory(MemoryType type) {
        return new ByteArrayMemory(new MemoryLimits((int) type.limits().minimum(), MOST_PAGES));
    }

    private HostFunction function(int index, Import declared, FunctionType type, Host host) {
        return new HostFunction(
                declared.module(),
                declared.name(),
                run.endive.wasm.types.FunctionType.of(types(type.parameters()), types(type.results())),
                (caller, arguments) -> host.called(this, index, declared.name(), arguments));
    }

    private static List<ValType> types(List<ValueType> types) {
        return types.stream()
                .map(type -> switch ((NumberType) type) {
                    case I32 -> ValType.I32;
                    case I64 -> ValType.I64;
                    case F32 -> ValType.F32;
                    case F64 -> ValType.F64;
                })
                .toList();
    }

    @Override
    public long[] call(String name, long... arguments) {
        long[] results = instance.export(name).apply(arguments);
        return results == null ? new long[0] : results;
    }

    @Override
    public byte[] read(int address, int count) {
        return memory.readBytes(address, count);
    }

    @Override
    public void write(int address, byte[] bytes, int offset, int count) {
        memory.write(address, bytes, offset, count);
    }
}
