package palimpsest.engine.history;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.runtime.WasmFunction;
import palimpsest.engine.syntax.AbstractHeapType;
import palimpsest.engine.syntax.Code;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.Opcode;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.valid.FunctionWalk;
import palimpsest.engine.valid.ValidModule;

/** The effects of all instructions of the functions that were asked for. */
final class Effects {

    /** Those that make a number and whose operands depend on the module, with how many operands they take. */
    private static final Map<Opcode, Integer> OWN_RULES = Map.ofEntries(
            Map.entry(Opcode.REF_IS_NULL, 1),
            Map.entry(Opcode.REF_EQ, 2),
            Map.entry(Opcode.REF_TEST, 1),
            Map.entry(Opcode.REF_TEST_NULL, 1),
            Map.entry(Opcode.I31_GET_S, 1),
            Map.entry(Opcode.I31_GET_U, 1),
            Map.entry(Opcode.STRUCT_GET, 1),
            Map.entry(Opcode.STRUCT_GET_S, 1),
            Map.entry(Opcode.STRUCT_GET_U, 1),
            Map.entry(Opcode.ARRAY_GET, 2),
            Map.entry(Opcode.ARRAY_GET_S, 2),
            Map.entry(Opcode.ARRAY_GET_U, 2),
            Map.entry(Opcode.ARRAY_LEN, 1),
            Map.entry(Opcode.TABLE_SIZE, 0),
            Map.entry(Opcode.TABLE_GROW, 2));

    private final IdentityHashMap<WasmFunction, Effect[]> known = new IdentityHashMap<>();

    /** The effect of the machine's next instruction; empty if none of a function comes next. */
    Optional<Effect> next(Machine machine) {
        int offset = machine.offset();
        if (offset < 0
                || !machine.beforeInstruction()
                || !(machine.function().isPresent() && machine.function().get() instanceof WasmFunction function)) {
            return Optional.empty();
        }
        return Optional.of(of(function)[offset - function.function().body().start()]);
    }

    /** The effects of a function, each at its instruction's offset in the code; nothing where no instruction begins. */
    private Effect[] of(WasmFunction function) {
        return known.computeIfAbsent(function, Effects::walk);
    }

    @SuppressWarnings("NullAway") // filled where an instruction that can be reached begins, and read nowhere else
    private static Effect[] walk(WasmFunction function) {
        Code code = function.function().body();
        Effect[] effects = new Effect[code.end() - code.start()];
        function.instance().module().walk(function.index(), (in, walk) -> {
            if (walk.reachable() && in.opcode().isStep()) {
                effects[in.offset() - code.start()] = effect(function, in, walk);
            }
        });
        return effects;
    }

    private static Effect effect(WasmFunction function, InstructionReader in, FunctionWalk walk) {
        ValidModule module = function.instance().module();
        return switch (in.opcode()) {
            case LOCAL_GET -> of(Effect.Kind.LOCAL_GET, function, in, walk, 0, 0, 0);
            case LOCAL_SET -> of(Effect.Kind.LOCAL_SET, function, in, walk, 1, 0, 0);
            case LOCAL_TEE -> of(Effect.Kind.LOCAL_TEE, function, in, walk, 1, 0, 0);
            case GLOBAL_GET -> of(Effect.Kind.GLOBAL_GET, function, in, walk, 0, 0, 0);
            case GLOBAL_SET -> of(Effect.Kind.GLOBAL_SET, function, in, walk, 1, 0, 0);
            case SELECT, SELECT_TYPED -> of(Effect.Kind.SELECT, function, in, walk, 3, 0, 0);
            case RETURN ->
                of(
                        Effect.Kind.RETURN,
                        function,
                        in,
                        walk,
                        function.type().results().size(),
                        0,
                        0);
            case RETURN_CALL -> tailCall(function, in, walk, module.functionType(in.index()), 0);
            case RETURN_CALL_INDIRECT, RETURN_CALL_REF ->
                tailCall(function, in, walk, (FunctionType) module.compositeType(in.index()), 1);
            case BR -> branch(Effect.Kind.BRANCH, function, in, walk, 0);
            case BR_IF -> branch(Effect.Kind.BRANCH_IF, function, in, walk, 1);
            case BR_TABLE -> branch(Effect.Kind.BRANCH_TABLE, function, in, walk, 1);
            case BR_ON_NULL -> branch(Effect.Kind.BRANCH_ON_REFERENCE, function, in, walk, 1);
            case BR_ON_NON_NULL, BR_ON_CAST, BR_ON_CAST_FAIL ->
                branch(Effect.Kind.BRANCH_ON_REFERENCE, function, in, walk, 0);
            case THROW -> {
                FunctionType tag = function.instance().tags().get(in.index()).type();
                yield of(Effect.Kind.THROW, function, in, walk, tag.parameters().size(), 0, 0);
            }
            case THROW_REF -> of(Effect.Kind.THROW_REFERENCE, function, in, walk, 1, 0, 0);
            default -> make(function, in, walk);
        };
    }

    private static Effect make(WasmFunction function, InstructionReader in, FunctionWalk walk) {
        Opcode opcode = in.opcode();
        Integer own = OWN_RULES.get(opcode);
        if (own != null) {
            return of(Effect.Kind.MAKE, function, in, walk, own, 1, 0);
        }
        return of(
                Effect.Kind.MAKE,
                function,
                in,
                walk,
                opcode == Opcode.MEMORY_COPY ? 3 : opcode.pops().size(),
                opcode.special() ? 0 : opcode.pushes().size(),
                0);
    }

    private static Effect tailCall(
            WasmFunction function, InstructionReader in, FunctionWalk walk, FunctionType callee, int above) {
        return of(Effect.Kind.TAIL_CALL, function, in, walk, callee.parameters().size(), 0, above);
    }

    private static Effect of(
            Effect.Kind kind,
            WasmFunction function,
            InstructionReader in,
            FunctionWalk walk,
            int pops,
            int pushes,
            int above) {
        return of(kind, function, in, walk, pops, pushes, above, List.of());
    }

    private static Effect of(
            Effect.Kind kind,
            WasmFunction function,
            InstructionReader in,
            FunctionWalk walk,
            int pops,
            int pushes,
            int above,
            List<Effect.Label> labels) {
        boolean exception =
                walk.height() > 0 && walk.operand(0) instanceof ReferenceType reference && isException(reference);
        return new Effect(
                kind,
                function,
                in.offset(),
                in.opcode(),
                walk.height(),
                pops,
                pushes,
                above,
                in.index(),
                labels,
                exception);
    }

    private static boolean isException(ReferenceType type) {
        return List.of(AbstractHeapType.EXN, AbstractHeapType.NOEXN).contains(type.heap());
    }

    private static Effect branch(
            Effect.Kind kind, WasmFunction function, InstructionReader in, FunctionWalk walk, int above) {
        int[] first = kind == Effect.Kind.BRANCH_TABLE ? in.labels() : new int[0];
        List<Effect.Label> labels = new ArrayList<>();
        for (int i = 0; i <= first.length; i++) {
            int label = i < first.length ? first[i] : in.index();
            labels.add(new Effect.Label(walk.labelArity(label), walk.blockHeight(label)));
        }
        return of(kind, function, in, walk, 0, 0, above, labels);
    }
}
