package palimpsest.engine.oracle;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import palimpsest.engine.syntax.Access;
import palimpsest.engine.syntax.AddressType;
import palimpsest.engine.syntax.ByteWriter;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.Immediates;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.syntax.Opcode;
import palimpsest.engine.syntax.Operand;
import palimpsest.engine.syntax.ValueType;

/** The body of one function of a {@link RandomModule}: random statements, and a random expression for each result. */
final class RandomFunction {

    /** Numeric instructions by the type they leave. */
    private static final Map<NumberType, List<Opcode>> NUMERIC = new EnumMap<>(NumberType.class);

    private static final Map<NumberType, List<Opcode>> LOADS = new EnumMap<>(NumberType.class);
    private static final List<Opcode> STORES = new ArrayList<>();

    static {
        for (NumberType type : NumberType.values()) {
            NUMERIC.put(type, new ArrayList<>());
            LOADS.put(type, new ArrayList<>());
        }
        for (Opcode opcode : Opcode.values()) {
            sort(opcode);
        }
    }

    private final SplittableRandom random;
    private final List<FunctionType> types;
    private final List<Integer> functions;
    private final int self;
    private final List<NumberType> locals = new ArrayList<>();
    private final int counters;
    private final ByteWriter out = new ByteWriter();
    private int loops;
    private int budget = 60;
    private final long[] costs;
    private long rounds = 1;
    private long cost;

    RandomFunction(SplittableRandom random, List<FunctionType> types, List<Integer> functions, int self, long[] costs) {
        this.random = random;
        this.types = types;
        this.functions = functions;
        this.self = self;
        this.costs = costs;
        type().parameters().forEach(parameter -> locals.add((NumberType) parameter));
        for (NumberType each : NumberType.values()) {
            locals.add(each);
            locals.add(each);
        }
        counters = locals.size();
    }

    private static void sort(Opcode opcode) {
        // Endive 1.2.0 rounds this one twice, and V8 does not.
        boolean roundsTwice = opcode == Opcode.F32_CONVERT_I64_U;
        boolean numbersOnly = !opcode.special()
                && !roundsTwice
                && opcode.pops().stream().allMatch(RandomFunction::isNumber)
                && opcode.pushes().size() == 1
                && isNumber(opcode.pushes().get(0));
        if (numbersOnly
                && opcode.immediates() == Immediates.NONE
                && opcode.access().isEmpty()) {
            NUMERIC.get(number(opcode.pushes().get(0))).add(opcode);
        }
        if (opcode.immediates() == Immediates.MEMARG && opcode.prefix() == 0) {
            if (opcode.access().orElseThrow().kind() == Access.Kind.READ) {
                LOADS.get(number(opcode.pushes().get(0))).add(opcode);
            } else {
                STORES.add(opcode);
            }
        }
    }

    private static boolean isNumber(Operand operand) {
        return operand != Operand.ADDRESS && operand != Operand.V128;
    }

    private static NumberType number(Operand operand) {
        return (NumberType) operand.type(AddressType.I32);
    }

    private FunctionType type() {
        return types.get(functions.get(self));
    }

    ByteWriter body() {
        statements(3 + random.nextInt(6), 0);
        for (ValueType result : type().results()) {
            expression((NumberType) result, 0);
        }
        out.opcode(Opcode.END);
        ByteWriter body = new ByteWriter();
        int declared = locals.size() - type().parameters().size();
        body.u32(declared + (loops > 0 ? 1 : 0));
        for (NumberType local : locals.subList(type().parameters().size(), locals.size())) {
            body.u32(1).valueType(local);
        }
        if (loops > 0) {
            body.u32(loops).valueType(NumberType.I32);
        }
        costs[self] = cost + 10;
        return body.append(out);
    }

    private void statements(int count, int depth) {
        for (int i = 0; i < count && budget > 0; i++) {
            budget--;
            cost += 10 * rounds;
            statement(depth);
        }
    }

    private void statement(int depth) {
        switch (random.nextInt(depth > 3 ? 7 : 12)) {
            case 0, 1 -> {
                int local = random.nextInt(counters);
                expression(locals.get(local), depth);
                out.opcode(Opcode.LOCAL_SET).u32(local);
            }
            case 2, 3, 4 -> store(depth);
            case 5 -> {
                int global = random.nextInt(8);
                expression(RandomModule.NUMBERS.get(global % 4), depth);
                out.opcode(Opcode.GLOBAL_SET).u32(global);
            }
            case 6 -> bulk(depth);
            case 7, 8 -> loop(depth);
            case 9 -> branchOut(depth);
            case 10 -> table(depth);
            default -> choice(depth);
        }
    }

    private void store(int depth) {
        Opcode opcode = STORES.get(random.nextInt(STORES.size()));
        address(depth);
        visible(number(opcode.pops().get(1)), depth);
        access(opcode);
    }

    private void access(Opcode opcode) {
        int width = opcode.access().orElseThrow().width();
        int natural = Integer.numberOfTrailingZeros(width);
        long offset = random.nextInt(4) == 0 ? random.nextInt(1 << random.nextInt(15)) : 0;
        out.opcode(opcode).memoryArgument(random.nextInt(natural + 1), 0, offset);
    }

    /** An address that is usually inside the memory. */
    private void address(int depth) {
        expression(NumberType.I32, depth + 1);
        if (random.nextInt(200) != 0) {
            out.opcode(Opcode.I32_CONST).s64(0x7fff).opcode(Opcode.I32_AND);
        }
    }

    private void bulk(int depth) {
        switch (random.nextInt(6)) {
            case 0 -> {
                address(depth);
                expression(NumberType.I32, depth + 1);
                shortLength();
                out.opcode(Opcode.MEMORY_FILL).u32(0);
            }
            case 1 -> {
                address(depth);
                address(depth);
                shortLength();
                out.opcode(Opcode.MEMORY_COPY).u32(0).u32(0);
            }
            case 2 -> {
                address(depth);
                out.opcode(Opcode.I32_CONST).s64(random.nextInt(40));
                out.opcode(Opcode.I32_CONST).s64(random.nextInt(40));
                out.opcode(Opcode.MEMORY_INIT).u32(1).u32(0);
            }
            case 3 -> {
                out.opcode(Opcode.I32_CONST).s64(random.nextInt(3));
                out.opcode(Opcode.MEMORY_GROW).u32(0);
                out.opcode(Opcode.DROP);
            }
            case 4 -> {
                if (random.nextInt(10) == 0) {
                    out.opcode(Opcode.DATA_DROP).u32(1);
                }
            }
            default -> {
                expression(number(), depth + 1);
                out.opcode(Opcode.DROP);
            }
        }
    }

    private void shortLength() {
        out.opcode(Opcode.I32_CONST).s64(random.nextInt(1 << random.nextInt(9)));
    }

    /** {@code loop … counter += 1; br_if (counter < n)}, with the counter a local of its own. */
    private void loop(int depth) {
        int counter = counters + loops++;
        int most = 1 + random.nextInt(8);
        out.opcode(Opcode.I32_CONST).s64(0).opcode(Opcode.LOCAL_SET).u32(counter);
        out.opcode(Opcode.LOOP).u8(0x40);
        statements(1 + random.nextInt(4), depth + 1);
        out.opcode(Opcode.LOCAL_GET)
                .u32(counter)
                .opcode(Opcode.I32_CONST)
                .s64(1)
                .opcode(Opcode.I32_ADD);
        out.opcode(Opcode.LOCAL_TEE).u32(counter).opcode(Opcode.I32_CONST).s64(most);
        out.opcode(Opcode.I32_LT_U).opcode(Opcode.BR_IF).u32(0).opcode(Opcode.END);
    }

    /** Nested blocks left by {@code br_if} or {@code br_table}. */
    private void branchOut(int depth) {
        int levels = 1 + random.nextInt(3);
        for (int i = 0; i < levels; i++) {
            out.opcode(Opcode.BLOCK).u8(0x40);
        }
        expression(NumberType.I32, depth + 1);
        if (random.nextBoolean()) {
            out.opcode(Opcode.BR_TABLE).u32(levels);
            for (int i = 0; i < levels; i++) {
                out.u32(random.nextInt(levels));
            }
            out.u32(random.nextInt(levels));
        } else {
            out.opcode(Opcode.BR_IF).u32(random.nextInt(levels));
        }
        for (int i = 0; i < levels; i++) {
            out.opcode(Opcode.END);
            statements(random.nextInt(2), depth + 1);
        }
    }

    private void choice(int depth) {
        expression(NumberType.I32, depth + 1);
        out.opcode(Opcode.IF).u8(0x40);
        statements(1 + random.nextInt(3), depth + 1);
        if (random.nextBoolean()) {
            out.opcode(Opcode.ELSE);
            statements(1 + random.nextInt(3), depth + 1);
        }
        out.opcode(Opcode.END);
    }

    /** A call through the table; a null element or another type traps. */
    private void table(int depth) {
        if (self < 2 || !affordable(0) || !affordable(1)) {
            return;
        }
        cost += rounds * (costs[0] + costs[1]);
        int element = random.nextInt(20) == 0 ? random.nextInt(8) : random.nextInt(4);
        int typeIndex = random.nextInt(20) == 0 ? random.nextInt(types.size()) : functions.get(element % 2);
        arguments(types.get(typeIndex), depth);
        out.opcode(Opcode.I32_CONST).s64(element);
        out.opcode(Opcode.CALL_INDIRECT).u32(typeIndex).u32(0);
        types.get(typeIndex).results().forEach(result -> out.opcode(Opcode.DROP));
    }

    private void arguments(FunctionType callee, int depth) {
        for (ValueType parameter : callee.parameters()) {
            expression((NumberType) parameter, depth + 1);
        }
    }

    private NumberType number() {
        return RandomModule.NUMBERS.get(random.nextInt(4));
    }

    /** An expression whose bits may be seen: a NaN becomes 1. */
    private void visible(NumberType type, int depth) {
        expression(type, depth + 1);
        if (type == NumberType.F32 || type == NumberType.F64) {
            int scratch = locals.lastIndexOf(type);
            out.opcode(Opcode.LOCAL_TEE).u32(scratch);
            if (type == NumberType.F32) {
                out.opcode(Opcode.F32_CONST).i32Bits(Float.floatToIntBits(1f));
            } else {
                out.opcode(Opcode.F64_CONST).i64Bits(Double.doubleToLongBits(1));
            }
            out.opcode(Opcode.LOCAL_GET).u32(scratch).opcode(Opcode.LOCAL_GET).u32(scratch);
            out.opcode(type == NumberType.F32 ? Opcode.F32_EQ : Opcode.F64_EQ).opcode(Opcode.SELECT);
        }
    }

    private void expression(NumberType type, int depth) {
        if (depth > 5 || budget <= 0) {
            leaf(type);
            return;
        }
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> numeric(type, depth);
            case 4, 5 -> {
                List<Opcode> loads = LOADS.get(type);
                address(depth + 1);
                access(loads.get(random.nextInt(loads.size())));
            }
            case 6 -> {
                expression(type, depth + 1);
                expression(type, depth + 1);
                expression(NumberType.I32, depth + 1);
                out.opcode(Opcode.SELECT);
            }
            case 7 -> {
                expression(NumberType.I32, depth + 1);
                out.opcode(Opcode.IF).valueType(type);
                expression(type, depth + 1);
                out.opcode(Opcode.ELSE);
                expression(type, depth + 1);
                out.opcode(Opcode.END);
            }
            case 8 -> call(type, depth);
            default -> leaf(type);
        }
    }

    private void numeric(NumberType type, int depth) {
        List<Opcode> choices = NUMERIC.get(type);
        Opcode opcode = choices.get(random.nextInt(choices.size()));
        boolean mayTrap = opcode.mnemonic().matches(".*(div_.|rem_.|\\.trunc_f.*)");
        if (mayTrap && random.nextInt(200) != 0) {
            leaf(type);
            return;
        }
        boolean seesBits =
                opcode.mnemonic().contains("reinterpret") || opcode.mnemonic().contains("copysign");
        for (Operand operand : opcode.pops()) {
            if (seesBits) {
                visible(number(operand), depth + 1);
            } else {
                expression(number(operand), depth + 1);
            }
        }
        out.opcode(opcode);
    }

    private void call(NumberType type, int depth) {
        List<Integer> callees = new ArrayList<>();
        for (int f = 0; f < self; f++) {
            if (types.get(functions.get(f)).results().equals(List.of(type)) && affordable(f)) {
                callees.add(f);
            }
        }
        if (callees.isEmpty()) {
            leaf(type);
            return;
        }
        budget -= 5;
        int callee = callees.get(random.nextInt(callees.size()));
        cost += rounds * costs[callee];
        arguments(types.get(functions.get(callee)), depth);
        out.opcode(Opcode.CALL).u32(callee);
    }

    /** Whether calling a function here keeps the whole run short: calls in loops multiply. */
    private boolean affordable(int callee) {
        return cost + rounds * costs[callee] < 20_000;
    }

    private void leaf(NumberType type) {
        switch (random.nextInt(4)) {
            case 0 -> RandomModule.constant(random, out, type);
            case 1 -> out.opcode(Opcode.GLOBAL_GET).u32(RandomModule.NUMBERS.indexOf(type));
            default -> {
                List<Integer> same = new ArrayList<>();
                for (int i = 0; i < counters; i++) {
                    if (locals.get(i) == type) {
                        same.add(i);
                    }
                }
                out.opcode(Opcode.LOCAL_GET).u32(same.get(random.nextInt(same.size())));
            }
        }
    }
}
