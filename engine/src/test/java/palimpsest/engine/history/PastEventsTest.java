package palimpsest.engine.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import palimpsest.engine.exec.HostAction;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.timeline.PastEvent;
import palimpsest.engine.timeline.Progress;

class PastEventsTest {

    @Test
    void hostActionsGrowthsTrapsAndWritesAreEvents() {
        Past past = Past.of("""
                (module (memory 1) (data (i32.const 0) "ab")
                  (func (export "go") (param i32)
                    (drop (memory.grow (i32.const 2)))
                    (i32.store8 (i32.const 7) (i32.const 1))
                    (drop (i32.div_u (i32.const 1) (local.get 0)))))
                """);
        past.machine.write(past.memories().get(0), 3, new byte[] {9}, "host.js:6");
        past.call("go", 0);
        // 0 allocation, 1 data segment, 2 host's write, 3 host's call, 4 const, 5 grow, 6 drop, 7, 8, 9 store, 10, 11,
        // 12 trap
        PastEvents found = past.history.events(0, past.timeline.end(), 100, Progress.NONE);
        assertTrue(found.complete());
        assertEquals(3, found.writes());
        List<String> texts = found.events().stream().map(PastEventsTest::text).toList();
        assertEquals(
                List.of(
                        "0 Instantiate",
                        "1 data segment 0 0..2",
                        "2 Write",
                        "2 write 3..4",
                        "3 Invoke",
                        "5 grown 1 3",
                        "9 i32.store8 7..8",
                        "12 integer divide by zero"),
                texts);
        assertEquals(
                List.of("5 grown 1 3", "9 i32.store8 7..8"),
                past.history.events(4, 10, 100, Progress.NONE).events().stream()
                        .map(PastEventsTest::text)
                        .toList());
    }

    private static String text(PastEvent event) {
        if (event instanceof PastEvent.Writes writes) {
            return writes.step() + " " + writes.site().operation() + " " + writes.low() + ".." + writes.high();
        }
        if (event instanceof PastEvent.Grown grown) {
            return grown.step() + " grown " + grown.growth().pagesBefore() + " "
                    + grown.growth().pagesAfter();
        }
        if (event instanceof PastEvent.Failed failed) {
            return failed.step() + " " + ((Outcome.Trapped) failed.how()).trap().message();
        }
        HostAction action = ((PastEvent.Host) event).action();
        return event.step() + " " + action.getClass().getSimpleName();
    }
}
