package palimpsest.engine.record;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.runtime.ArrayInstance;
import palimpsest.engine.runtime.ExceptionInstance;
import palimpsest.engine.runtime.GlobalInstance;
import palimpsest.engine.runtime.HostReference;
import palimpsest.engine.runtime.I31;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Reference;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.StructInstance;
import palimpsest.engine.runtime.TableInstance;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.runtime.WasmFunction;
import palimpsest.engine.syntax.ByteWriter;
import palimpsest.engine.syntax.ReferenceType;

/**
 * The SHA-256 of a state: the step, all memories, and of each instance the globals, tables and segments, with all objects
 * that can be reached from there. Equal states have the same digest on any machine; docs/session-format.md says what goes in.
 */
final class StateDigest {

    private static final int PIECE = 1 << 16;
    private static final byte[] ZEROES = new byte[PIECE];

    private final MessageDigest digest;
    private ByteWriter out = new ByteWriter();
    private final IdentityHashMap<ModuleInstance, Integer> instances = new IdentityHashMap<>();
    /** Objects in the order in which they are met: who is who counts, not which Java object it is. */
    private final IdentityHashMap<Reference, Integer> objects = new IdentityHashMap<>();

    private final Map<HostReference, Integer> hostObjects = new HashMap<>();
    private final Deque<Reference> left = new ArrayDeque<>();

    private final Stage stage;

    private StateDigest(Stage stage) {
        this.stage = stage;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** The digest in hexadecimal. */
    static String of(long step, Store store, List<ModuleInstance> instances, Stage stage) {
        StateDigest state = new StateDigest(stage);
        instances.forEach(instance -> state.instances.put(instance, state.instances.size()));
        state.out.u64(step).u32(store.memories().size());
        for (MemoryInstance memory : store.memories()) {
            state.memory(memory.memory());
        }
        instances.forEach(state::instance);
        state.flush();
        return HexFormat.of().formatHex(state.digest.digest());
    }

    private void flush() {
        digest.update(out.toBytes());
        out = new ByteWriter();
    }

    /** Pieces of zeroes are left out. */
    private void memory(LinearMemory memory) {
        out.u32(memory.pageSizeLog2()).u64(memory.length());
        byte[] piece = new byte[PIECE];
        for (long at = 0; at < memory.length(); at += PIECE) {
            int size = (int) Math.min(PIECE, memory.length() - at);
            if (!memory.touched(at)) {
                continue;
            }
            stage.at((double) at / memory.length());
            memory.read(at, piece, 0, size);
            if (!Arrays.equals(piece, 0, size, ZEROES, 0, size)) {
                out.u64(at);
                flush();
                digest.update(piece, 0, size);
            }
        }
        out.u64(memory.length());
    }

    private void instance(ModuleInstance instance) {
        out.u32(instance.globals().size());
        for (GlobalInstance global : instance.globals()) {
            value(global.value());
        }
        out.u32(instance.tables().size());
        for (TableInstance table : instance.tables()) {
            references(table.image());
        }
        out.u32(instance.elements().size());
        instance.elements().forEach(this::references);
        out.u32(instance.data().size());
        instance.data().forEach(segment -> out.u32(segment.length));
        flush();
    }

    private void references(Reference[] several) {
        out.u32(several.length);
        for (Reference each : several) {
            reference(each);
            if (out.size() > PIECE) {
                flush();
            }
        }
        contents();
    }

    private void value(Value value) {
        if (value.type() instanceof ReferenceType) {
            reference(value.reference());
            contents();
        } else {
            out.i64Bits(value.bits()).i64Bits(value.high());
        }
    }

    private void reference(Reference reference) {
        if (reference.isNull()) {
            out.u8(0);
        } else if (reference instanceof WasmFunction function) {
            out.u8(1).u32(instances.getOrDefault(function.instance(), -1)).u32(function.index());
        } else if (reference instanceof I31 number) {
            out.u8(2).u32(number.bits());
        } else if (reference instanceof HostReference object) {
            out.u8(3).u32(met(hostObjects, object));
        } else if (reference instanceof palimpsest.engine.runtime.HostFunctionInstance function) {
            out.u8(4).name(function.name());
        } else {
            boolean first = !objects.containsKey(reference);
            out.u8(5).u32(met(objects, reference));
            if (first) {
                left.add(reference);
            }
        }
    }

    private static <T> int met(Map<T, Integer> known, T object) {
        Integer number = known.putIfAbsent(object, known.size());
        return number == null ? known.size() - 1 : number;
    }

    /** What the objects hold that were met, and those that they name. */
    private void contents() {
        while (!left.isEmpty()) {
            Reference next = left.remove();
            if (next instanceof StructInstance struct) {
                out.u8(0).u32(struct.fields());
                for (int i = 0; i < struct.fields(); i++) {
                    out.i64Bits(struct.bits(i));
                    if (struct.hasReferences()) {
                        reference(struct.reference(i));
                    }
                }
            } else if (next instanceof ArrayInstance array) {
                out.u8(1).u32(array.length());
                for (int i = 0; i < array.length(); i++) {
                    if (array.hasReferences()) {
                        reference(array.reference(i));
                    } else {
                        out.i64Bits(array.bits(i));
                    }
                    if (out.size() > PIECE) {
                        flush();
                    }
                }
            } else if (next instanceof ExceptionInstance exception) {
                out.u8(2).name(exception.tag().name());
                for (Value value : exception.values()) {
                    out.i64Bits(value.bits()).i64Bits(value.high());
                    reference(value.reference());
                }
            }
        }
    }
}
