package palimpsest.engine.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.runtime.Imports;
import palimpsest.engine.runtime.Value;

/** Objects that the host keeps and gives back are the same objects in the past, also where it is lived again from the start. */
final class KeptObjectsTest {

    private static final String MODULE = """
            (module
              (type $p (struct (field $n (mut i32))))
              (global $last (mut (ref null $p)) (ref.null $p))
              (memory 1)
              (func (export "make") (param i32) (result (ref null $p))
                (global.set $last (struct.new $p (local.get 0)))
                (global.get $last))
              (func (export "drop") (global.set $last (ref.null $p)))
              (func (export "add") (param (ref null $p)) (result i32)
                (struct.set $p $n (local.get 0) (i32.add (struct.get $p $n (local.get 0)) (i32.const 1)))
                (i32.store (i32.const 8) (struct.get $p $n (local.get 0)))
                (struct.get $p $n (local.get 0)))
              (func (export "same") (param (ref null $p)) (result i32)
                (i32.store (i32.const 16) (ref.eq (local.get 0) (global.get $last)))
                (i32.load (i32.const 16))))
            """;

    private final Recorded recorded;

    KeptObjectsTest() {
        recorded = Recorded.text(MODULE, new Imports(), 1_000_000);
    }

    private static Value result(Outcome outcome) {
        return ((Outcome.Finished) outcome).results().get(0);
    }

    private static int number(Outcome outcome) {
        return ((Value.I32) result(outcome)).value();
    }

    private static int give(Recorded to, String function, Value object) {
        return number(to.call(function, List.of(object)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 9, 25, 1_000_000})
    void theirIdentityAndContentAreThoseOfTheTime(long interval) {
        Recorded kept = Recorded.text(MODULE, new Imports(), interval);
        Value first = result(kept.call("make", 5));
        assertEquals(6, give(kept, "add", first));
        assertEquals(1, give(kept, "same", first));
        Value second = result(kept.call("make", 7));
        assertEquals(0, give(kept, "same", first));
        assertEquals(1, give(kept, "same", second));
        kept.call("drop");
        assertEquals(7, give(kept, "add", first));
        assertEquals(8, give(kept, "add", second));
        assertEquals(0, give(kept, "same", first));
        String end = kept.state();
        SplittableRandom random = new SplittableRandom(interval);
        List<Long> steps = List.copyOf(kept.seen().keySet());
        for (int i = 0; i < 400; i++) {
            long step = steps.get(random.nextInt(steps.size()));
            kept.timeline.travelTo(step);
            assertEquals(kept.seen().get(step), kept.state(), "step " + step);
        }
        kept.timeline.travelToEnd();
        assertEquals(end, kept.state());
        assertEquals(8, give(kept, "add", first));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theHostGoesOnWithThemAfterTheFutureWasCut(boolean fromTheStart) {
        Value object = result(recorded.call("make", 5));
        assertEquals(6, give(recorded, "add", object));
        long then = recorded.machine.step();
        assertEquals(7, give(recorded, "add", object));
        assertEquals(8, give(recorded, "add", object));
        if (fromTheStart) {
            recorded.timeline.travelTo(0);
        }
        recorded.timeline.travelTo(then);
        recorded.timeline.cut();
        recorded.seen().tailMap(then, false).clear();
        assertEquals(7, give(recorded, "add", object));
        assertEquals(1, give(recorded, "same", object));
        String end = recorded.state();
        recorded.timeline.travelTo(1);
        recorded.timeline.travelTo(recorded.timeline.end() - 1);
        assertEquals(recorded.seen().get(recorded.timeline.cursor()), recorded.state());
        recorded.timeline.travelToEnd();
        assertEquals(end, recorded.state());
        assertEquals(8, give(recorded, "add", object));
    }
}
