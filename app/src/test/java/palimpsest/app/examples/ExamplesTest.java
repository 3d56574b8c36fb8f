package palimpsest.app.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import javafx.collections.FXCollections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import palimpsest.app.session.CallResult;
import palimpsest.app.session.Fx;
import palimpsest.app.session.Mark;
import palimpsest.app.session.MemoryRange;
import palimpsest.app.session.Seen;
import palimpsest.app.session.Session;
import palimpsest.app.session.Slot;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.State;
import palimpsest.app.session.Value;

/** The programs of the lessons do what their comments say. */
@Timeout(60)
final class ExamplesTest {

    private final Fx fx = new Fx();
    private final Session session = fx.session();
    private final ExamplesViewModel examples = new ExamplesViewModel(session, FXCollections.observableHashMap());

    @AfterEach
    void close() {
        fx.close();
    }

    @Test
    void twentyFourIsTheModulesAndFifteenTheHosts() {
        Snapshot ready = open("24-and-15");
        assertThat(ready.memories().get(0).type().limits().minimum()).isZero();
        assertThat(ready.memories().get(0).pages()).isEqualTo(1);
        assertThat(Seen.bytes(ready, 0, 0, 3)).containsExactly(24, 0, 0);
        assertThat(Seen.origins(ready, 0, 0, 2)).containsExactly(Mark.MODULE, Mark.GROWN);
        session.hostWrite(0, 1, (byte) 15);
        Snapshot read = call("readWasmMemoryAndReturnIndexOne");
        assertThat(Seen.returned(read)).containsExactly(Value.i32(15));
        assertThat(Seen.origins(read, 0, 0, 3)).containsExactly(Mark.MODULE, Mark.HOST, Mark.GROWN);
    }

    @Test
    void sixCharactersFillNineBytesOfADataSegment() {
        Snapshot ready = open("xin-xo");
        byte[] nine = new byte[9];
        ready.memories().get(0).image().read(0, nine, 0, 9);
        assertThat(HexFormat.ofDelimiter(" ").formatHex(nine)).isEqualTo("78 e1 bb 8b 6e 20 78 c3 b2");
        assertThat(new String(nine, StandardCharsets.UTF_8)).hasSize(6);
        assertThat(Seen.origins(ready, 0, 0, 10))
                .containsOnly(Mark.DATA_SEGMENT, Mark.NEVER_TOUCHED)
                .endsWith(Mark.DATA_SEGMENT, Mark.NEVER_TOUCHED);
        assertThat(Seen.returned(call("text"))).containsExactly(Value.i32(0), Value.i32(9));
    }

    @Test
    void sevenAndFourFromTheHostBecomeElevenFromTheModule() {
        Snapshot ready = open("sum");
        assertThat(ready.memories().get(0).importedFrom()).contains("js.mem");
        assertThat(ready.standIns()).hasSize(1);
        session.hostWrite(0, 0, (byte) 7, (byte) 0, (byte) 0, (byte) 0);
        session.hostWrite(0, 4, (byte) 4, (byte) 0, (byte) 0, (byte) 0);
        Snapshot summed = call("sum");
        assertThat(Seen.bytes(summed, 0, 0, 12)).containsExactly(7, 0, 0, 0, 4, 0, 0, 0, 11, 0, 0, 0);
        assertThat(Seen.origins(summed, 0, 7, 2)).containsExactly(Mark.HOST, Mark.MODULE);
        assertThat(Mark.changed(Seen.marks(summed, 0, 8, 1)[0])).isTrue();
        assertThat(Mark.rewritten(Seen.marks(summed, 0, 9, 1)[0])).isTrue();
    }

    @Test
    void theSumIsSteppedThroughTwoLoadsAnAddAndAStore() {
        open("sum");
        session.callStepping("sum", List.of());
        StringBuilder seen = new StringBuilder();
        for (Snapshot now = fx.settled(); now.state() == State.PAUSED; now = fx.settled()) {
            seen.append(now.here().orElseThrow().op()).append(' ');
            session.step();
        }
        assertThat(seen.toString().replace("i32.const ", "").trim()).startsWith("i32.load i32.load i32.add i32.store");
    }

    @Test
    void theMemoryGrowsToItsMaximumAndNoFurther() {
        open("growth");
        assertThat(Seen.returned(call("grow", Value.i32(1)))).containsExactly(Value.i32(1));
        assertThat(Seen.returned(call("size"))).containsExactly(Value.i32(2));
        Snapshot refused = call("grow", Value.i32(2));
        assertThat(Seen.returned(refused)).containsExactly(Value.i32(-1));
        assertThat(refused.memories().get(0).pages()).isEqualTo(2);
    }

    @Test
    void aStorePastTheEdgeTrapsAndWritesNothing() {
        open("growth");
        session.show(0, 65_520, 16);
        assertThat(Seen.bytes(call("store", Value.i32(65_528), Value.i32(1)), 0, 65_528, 4))
                .containsExactly(1, 0, 0, 0);
        Snapshot trapped = call("store", Value.i32(65_533), Value.i32(-1));
        assertThat(trapped.state()).isEqualTo(State.TRAPPED);
        assertThat(trapped.trap().orElseThrow().access()).contains(new MemoryRange(0, 65_533, 4));
        assertThat(Seen.bytes(trapped, 0, 65_533, 3)).containsExactly(0, 0, 0);
        assertThat(Seen.origins(trapped, 0, 65_533, 3))
                .containsExactly(Mark.NEVER_TOUCHED, Mark.NEVER_TOUCHED, Mark.NEVER_TOUCHED);
        assertThat(trapped.changes()).isEmpty();
    }

    @Test
    void walkingOffTheEndFillsTheMemoryUpToTheTrap() {
        open("growth");
        session.show(0, 65_520, 16);
        Snapshot trapped = call("walkOffTheEnd", Value.i32(65_530));
        assertThat(Seen.bytes(trapped, 0, 65_529, 7)).containsExactly(0, 255, 255, 255, 255, 255, 255);
        assertThat(trapped.trap().orElseThrow().access()).contains(new MemoryRange(0, 65_536, 1));
        assertThat(trapped.results().get(trapped.results().size() - 1).outcome())
                .isInstanceOf(CallResult.Outcome.Trapped.class);
    }

    @Test
    void thePointerLeadsToTheBufferThatBothSidesShare() {
        Snapshot ready = open("pointer");
        assertThat(ready.globals())
                .containsExactly(
                        new Slot("$__stack_pointer", Value.i32(65_536)),
                        new Slot("$__data_end", Value.i32(65_538)),
                        new Slot("$__heap_base", Value.i32(65_552)));
        assertThat(Seen.returned(call("getWasmMemoryBufferPointer"))).containsExactly(Value.i32(65_536));
        call("storeValueInWasmMemoryBufferIndexZero", Value.i32(24));
        session.show(0, 65_520, 64);
        session.hostWrite(0, 65_537, (byte) 15);
        Snapshot read = call("readWasmMemoryBufferAndReturnIndexOne");
        assertThat(Seen.returned(read)).containsExactly(Value.i32(15));
        assertThat(Seen.bytes(read, 0, 65_536, 2)).containsExactly(24, 15);
        assertThat(Seen.origins(read, 0, 65_536, 2)).containsExactly(Mark.MODULE, Mark.HOST);
    }

    @Test
    void theStackIsUsedAndGivenBack() {
        open("pointer");
        session.show(0, 65_520, 64);
        Snapshot added = call("addOnTheStack", Value.i32(3), Value.i32(4));
        assertThat(Seen.returned(added)).containsExactly(Value.i32(7));
        assertThat(Seen.bytes(added, 0, 65_528, 8)).containsExactly(3, 0, 0, 0, 4, 0, 0, 0);
        assertThat(added.globals().get(0).value()).isEqualTo(Value.i32(65_536));
    }

    private Snapshot open(String name) {
        Lesson example = examples.shipped().lesson(name).orElseThrow();
        examples.open(example);
        Snapshot ready = fx.settled();
        assertThat(ready.state()).as("%s", ready.console()).isEqualTo(State.READY);
        return ready;
    }

    private Snapshot call(String export, Value... arguments) {
        return fx.call(export, arguments);
    }
}
