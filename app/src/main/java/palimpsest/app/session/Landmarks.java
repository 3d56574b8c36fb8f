package palimpsest.app.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import palimpsest.engine.syntax.Code;
import palimpsest.engine.syntax.DataSegment;
import palimpsest.engine.syntax.Export;
import palimpsest.engine.syntax.ExternalKind;
import palimpsest.engine.syntax.Global;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.Module;
import palimpsest.engine.syntax.NameSpace;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.syntax.SegmentMode;

/**
 * What a module's linker left in it about the layout of its memory: globals with well-known names, and where its data lies.
 *
 * @param globals the indices of the globals, by their names: {@code __stack_pointer}, {@code __data_end}, …
 * @param stackPointerAtFirst the value that the stack pointer is made with: the upper end of the stack
 * @param data where in the first memory active segments are copied to, as far as the module says it itself
 */
public record Landmarks(Map<String, Integer> globals, OptionalLong stackPointerAtFirst, List<MemoryRange> data) {

    /** A module that says nothing. */
    public static final Landmarks NONE = new Landmarks(Map.of(), OptionalLong.empty(), List.of());

    public static final String STACK_POINTER = "__stack_pointer";
    public static final String STACK_LOW = "__stack_low";
    public static final String STACK_HIGH = "__stack_high";
    public static final String GLOBAL_BASE = "__global_base";
    public static final String DATA_END = "__data_end";
    public static final String HEAP_BASE = "__heap_base";

    private static final List<String> NAMES =
            List.of(STACK_POINTER, STACK_LOW, STACK_HIGH, GLOBAL_BASE, DATA_END, HEAP_BASE);

    public Landmarks {
        globals = Map.copyOf(globals);
        data = List.copyOf(data);
    }

    static Landmarks of(Module module) {
        Map<String, Integer> found = new HashMap<>();
        for (Export export : module.exports()) {
            if (export.kind() == ExternalKind.GLOBAL) {
                known(export.name()).ifPresent(name -> found.putIfAbsent(name, export.index()));
            }
        }
        module.names()
                .all(NameSpace.GLOBAL)
                .forEach((index, own) -> known(own).ifPresent(name -> found.putIfAbsent(name, index)));
        int imported = module.importedCount(ExternalKind.GLOBAL);
        // Where nothing has a name any more, the stack pointer is still the first global that the linker makes.
        if (!found.isEmpty() && !found.containsKey(STACK_POINTER) && imported == 0 && isPointer(module)) {
            found.put(STACK_POINTER, 0);
        }
        OptionalLong atFirst = OptionalLong.empty();
        int pointer = found.getOrDefault(STACK_POINTER, -1) - imported;
        if (pointer >= 0 && pointer < module.globals().size()) {
            atFirst = constant(module.globals().get(pointer).initializer());
        }
        return new Landmarks(found, atFirst, data(module));
    }

    /** The name without the path that AssemblyScript puts before it. */
    private static Optional<String> known(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        return NAMES.stream().filter(last::equals).findFirst();
    }

    private static boolean isPointer(Module module) {
        if (module.globals().isEmpty()) {
            return false;
        }
        Global first = module.globals().get(0);
        return first.type().mutable()
                && (first.type().type() == NumberType.I32 || first.type().type() == NumberType.I64)
                && constant(first.initializer()).orElse(0) > 0;
    }

    private static List<MemoryRange> data(Module module) {
        boolean there =
                module.importedCount(ExternalKind.MEMORY) + module.memories().size() > 0;
        return module.data().stream()
                .filter(segment -> there && segment.contents().length() > 0)
                .flatMap(segment -> place(segment).stream())
                .toList();
    }

    private static Optional<MemoryRange> place(DataSegment segment) {
        if (segment.mode() instanceof SegmentMode.Active active && active.index() == 0) {
            OptionalLong offset = constant(active.offset());
            return offset.isPresent()
                    ? Optional.of(new MemoryRange(
                            0, offset.getAsLong(), segment.contents().length()))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    /** The value of an expression that is a constant alone, unsigned. */
    private static OptionalLong constant(Code code) {
        InstructionReader reader = new InstructionReader(code);
        return switch (reader.next()) {
            case I32_CONST -> OptionalLong.of(reader.value() & 0xffff_ffffL);
            case I64_CONST -> OptionalLong.of(reader.value());
            default -> OptionalLong.empty();
        };
    }
}
