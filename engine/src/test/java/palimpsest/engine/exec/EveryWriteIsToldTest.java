package palimpsest.engine.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.memory.WriteEvent;
import palimpsest.engine.memory.WriteListener;
import palimpsest.engine.syntax.Immediates;
import palimpsest.engine.syntax.Opcode;
import palimpsest.engine.syntax.Operand;

/** No instruction writes to a memory without a write event: the opcode table says which ones write. */
final class EveryWriteIsToldTest {

    private static final int ADDRESS = 16;
    private static final int COUNT = 8;
    private static final String HEAD = "(func $f (export \"f\") ";

    static Stream<Opcode> writingInstructions() {
        return Arrays.stream(Opcode.values())
                .filter(opcode ->
                        opcode.access().isPresent() && opcode.access().get().writes());
    }

    @ParameterizedTest
    @MethodSource("writingInstructions")
    void anInstructionThatWritesIsToldWithItsPlaceAndWidth(Opcode opcode) {
        for (String addressType : List.of("i32", "i64")) {
            Running m = Running.text("(module (memory " + addressType + " 1 1 shared) (data $d \"12345678\")\n" + HEAD
                    + instruction(opcode, addressType) + "))");
            List<WriteEvent> events = new ArrayList<>();
            m.store.listen(WriteListener.events(events::add));
            m.values("f");
            assertEquals(1, events.size(), events::toString);
            WriteEvent.Written written = (WriteEvent.Written) events.get(0);
            int width = opcode.access().orElseThrow().width();
            assertEquals(width == 0 ? COUNT : width, written.after().length());
            assertEquals(ADDRESS, written.address());
            assertEquals(Actor.MODULE, written.actor());
            assertEquals(opcode.mnemonic(), written.site().operation());
            assertEquals(
                    "test.wat:2:" + ((HEAD + operands(opcode, addressType)).length() + 1),
                    written.site().place());
            assertEquals(m.machine.step() - 1 - opcode.pushes().size(), written.step());
        }
    }

    private static String instruction(Opcode opcode, String addressType) {
        String lane = opcode.immediates() == Immediates.MEMARG_LANE ? " 0" : "";
        String segment = opcode == Opcode.MEMORY_INIT ? " $d" : "";
        return operands(opcode, addressType)
                + opcode.mnemonic()
                + segment
                + lane
                + " drop".repeat(opcode.pushes().size());
    }

    private static String operands(Opcode opcode, String addressType) {
        if (opcode == Opcode.MEMORY_COPY) {
            return constant(addressType, ADDRESS) + constant(addressType, 100) + constant(addressType, COUNT);
        }
        List<String> all = new ArrayList<>();
        for (int i = 0; i < opcode.pops().size(); i++) {
            Operand operand = opcode.pops().get(i);
            boolean count = opcode.access().orElseThrow().width() == 0 && i == 2;
            int value = i == 0 ? ADDRESS : count ? COUNT : 0;
            all.add(
                    operand == Operand.V128
                            ? "v128.const i64x2 1 2 "
                            : constant(
                                    operand == Operand.ADDRESS
                                            ? addressType
                                            : operand.toString().toLowerCase(Locale.ROOT),
                                    value));
        }
        return String.join("", all);
    }

    private static String constant(String type, int value) {
        return type + ".const " + value + " ";
    }
}
