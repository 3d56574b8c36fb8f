package palimpsest.engine.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import palimpsest.engine.runtime.TrapException;
import palimpsest.engine.source.TextSource;

final class BreakpointsTest {

    /** Line 6 is executed for i = 0, 1, 2, 3. */
    private static final String LOOP = """
            (module (memory 1)
              (func $f (export "f") (local $i i32)
                (loop $l
                  (i32.store
                    (i32.const 8)
                    (local.get $i))
                  (local.set $i (i32.add (local.get $i) (i32.const 1)))
                  (br_if $l (i32.lt_u (local.get $i) (i32.const 4))))
                (nop)))
            """;

    @Test
    void aLineStopsBeforeTheFirstPartOfWhatBeginsOnIt() {
        Debugged d = Debugged.of(LOOP);
        int id = d.debugger.add(d.atLine(4));
        d.call("f");
        assertEquals("f: (i32.const 8)", d.go(Motion.RUN));
        assertEquals("0", d.datum("$i").show());
        assertEquals("f: (i32.const 8)", d.go(Motion.RUN));
        assertEquals("1", d.datum("$i").show());
        assertEquals(OptionalLong.of(2), d.debugger.hits(id));
        assertEquals(2, d.run().size());
        assertEquals(OptionalLong.of(4), d.debugger.hits(id));
    }

    @Test
    void aLineWithoutCodeGivesWayToTheNext() {
        Debugged d = Debugged.of("(module\n;; nothing\n\n(func $f (export \"f\")\n\n(nop)))");
        assertEquals(d.atLine(4), d.atLine(2));
        assertEquals(d.at("(nop)"), d.atLine(5));
        assertEquals(List.of(), d.locations.line(new TextSource("t", "a\nb"), 9));
    }

    @Test
    void aLineSaysWhereItCameToAndWhatCanBeStoppedAtOnIt() {
        TextSource text = new TextSource("test.wat", LOOP);
        Locations locations = Debugged.of(LOOP).locations;
        assertEquals(2, locations.find(text, 1).orElseThrow().line());
        assertEquals(4, locations.find(text, 4).orElseThrow().line());
        assertEquals(Optional.empty(), locations.find(text, 11));
        assertEquals(
                List.of("(local.set $i", "(i32.add (loc", "(local.get $i", "(i32.const 1)"),
                locations.expressions(text, 7).stream()
                        .map(each ->
                                LOOP.substring(each.span().start(), each.span().start() + 13))
                        .toList());
        assertEquals(locations.function(0), locations.function("f").orElseThrow());
        assertEquals(Optional.empty(), locations.function("g"));
    }

    @Test
    void theVeryExpressionStops() {
        Debugged d = Debugged.of(LOOP);
        d.debugger.add(d.at("(i32.add"));
        d.call("f");
        assertEquals("f: (i32.add (local.get $i) (i32.const 1))", d.go(Motion.RUN));
        assertEquals(3, d.run().size());
    }

    @Test
    void aConditionIsEvaluatedThere() {
        Debugged d = Debugged.of(LOOP);
        int id = d.debugger.add(d.atLine(6).when(Debugged.expression("$i == 2 || i32[8] == 2")));
        d.call("f");
        d.go(Motion.RUN);
        assertEquals("2", d.datum("$i").show());
        d.go(Motion.RUN);
        assertEquals("3", d.datum("$i").show());
        assertEquals("Ended", d.go(Motion.RUN));
        assertEquals(OptionalLong.of(2), d.debugger.hits(id));
    }

    @Test
    void theFirstHitsAreIgnored() {
        Debugged d = Debugged.of(LOOP);
        int id = d.debugger.add(d.atLine(6).ignoring(2));
        d.call("f");
        StopReason.AtBreakpoint stop =
                (StopReason.AtBreakpoint) d.debugger.go(Motion.RUN).reason();
        assertEquals(3, stop.met().hits().getAsLong());
        assertEquals(id, stop.met().id());
        assertEquals("2", d.datum("$i").show());
    }

    @Test
    void aConditionThatCannotBeEvaluatedStopsAndSaysWhy() {
        Debugged d = Debugged.of(LOOP);
        d.debugger.add(d.atLine(6).when(Debugged.expression("$nobody > 1")));
        d.call("f");
        StopReason.AtBreakpoint stop =
                (StopReason.AtBreakpoint) d.debugger.go(Motion.RUN).reason();
        assertTrue(stop.met().problem().orElseThrow().contains("$nobody"));
    }

    @Test
    void aDisabledOrRemovedBreakpointIsNone() {
        Debugged d = Debugged.of(LOOP);
        int id = d.debugger.add(d.atLine(6).enabled(false));
        assertEquals(List.of(), d.call("f").run());
        d.debugger.replace(id, d.atLine(6));
        assertEquals(4, d.call("f").run().size());
        d.debugger.remove(id);
        assertEquals(List.of(), d.call("f").run());
    }

    @Test
    void aFunctionStopsWhereItIsEnteredAndNotWhereItsLoopBegins() {
        Debugged d = Debugged.of(LOOP);
        d.debugger.add(d.atEntry("f"));
        d.call("f");
        assertEquals("f: (i32.const 8)", d.go(Motion.RUN));
        assertEquals("Ended", d.go(Motion.RUN));
        assertEquals("f: (i32.const 8)", d.call("f").go(Motion.RUN));
    }

    @Test
    void steppingOntoABreakpointStopsThereOnce() {
        Debugged d = Debugged.of(LOOP);
        d.debugger.add(d.at("(nop)"));
        d.call("f");
        assertEquals("f: (nop)", d.go(Motion.RUN));
        assertEquals("Ended", d.go(Motion.RUN));
    }

    @Test
    void aBreakpointInsideACallThatIsSteppedOverStops() {
        Debugged d = Debugged.of("""
                (module (func $g (nop) (drop (i32.const 1))) (func $f (export "f") (call $g) (nop)))
                """);
        d.debugger.add(d.at("(i32.const 1)"));
        d.call("f");
        assertEquals("g: (i32.const 1)", d.go(Motion.OVER));
        assertEquals("f: (nop)", d.go(Motion.OUT));
    }

    private static final String HOST = """
            (module (import "env" "host" (func $host (param i32)))
              (func $f (export "f") (call $host (i32.const 1)) (nop)))
            """;

    @Test
    void hostCallsStopBeforeAndAfter() {
        Debugged d = Debugged.of(HOST);
        d.debugger.add(Breakpoint.at(new Breakpoint.HostCalls(Optional.empty())));
        List<StopReason> stops = d.call("f").run();
        assertEquals(
                List.of(false, true),
                stops.stream()
                        .map(stop -> ((StopReason.HostCall) stop).returned())
                        .toList());
        d = Debugged.of(HOST);
        d.debugger.add(Breakpoint.at(new Breakpoint.HostCalls(Optional.of("another"))));
        assertEquals(List.of(), d.call("f").run());
    }

    @Test
    void growthStopsAfterItAlsoByNothingAndAFailedOneDoesNot() {
        Debugged d = Debugged.of("""
                (module (memory 1 2) (func (export "f")
                  (drop (memory.grow (i32.const 1)))
                  (drop (memory.grow (i32.const 1)))
                  (drop (memory.grow (i32.const 0)))))
                """);
        d.debugger.add(Breakpoint.at(new Breakpoint.Growths()));
        List<StopReason> stops = d.call("f").run();
        assertEquals(2, stops.size());
        StopReason.Grew byNothing = (StopReason.Grew) stops.get(1);
        assertEquals(byNothing.lengthBefore(), byNothing.lengthAfter());
        StopReason.Grew grew = (StopReason.Grew) stops.get(0);
        assertEquals(65_536, grew.lengthBefore());
        assertEquals(131_072, grew.lengthAfter());
    }

    @Test
    void aTrapUnderAHostFunctionStopsBeforeTheHostHearsOfIt() {
        Debugged[] holder = new Debugged[1];
        Debugged d = Debugged.of("""
                (module (import "env" "host" (func $host (param i32)))
                  (func $bad (export "bad") (unreachable))
                  (func $f (export "f") (call $host (i32.const 1)) (nop)))
                """, (context, arguments) -> {
            try {
                context.call(holder[0].function("bad"), List.of());
            } catch (TrapException e) {
                return List.of();
            }
            return List.of();
        });
        holder[0] = d;
        d.debugger.add(Breakpoint.at(new Breakpoint.Traps()));
        StringBuilder heard = new StringBuilder();
        d.debugger.whenStoppedInside(stop -> {
            assertInstanceOf(StopReason.Trapped.class, stop.reason());
            heard.append(d.standing());
            return Motion.RUN;
        });
        assertEquals("Ended", d.call("f").go(Motion.RUN));
        assertEquals("bad: (unreachable)", heard.toString());
    }

    @Test
    void breakpointsOfAnInstanceThatComesLaterHold() {
        Debugged d = Debugged.begun("(module (func $s (nop)) (start $s))");
        d.debugger.add(d.at("(nop)"));
        assertEquals("s: (nop)", d.go(Motion.RUN));
    }

    @Test
    void whatIsArmedChangesNoResultAndNoTime() {
        Debugged plain = Debugged.of(LOOP);
        plain.call("f").run();
        Debugged armed = Debugged.of(LOOP);
        armed.debugger.add(armed.atLine(6).when(Debugged.expression("0")));
        armed.debugger.add(armed.at("(br_if"));
        armed.debugger.add(Watchpoint.on(0, 0, 65_536).kind(Watchpoint.Kind.ANY_WRITE));
        armed.call("f").run();
        assertEquals(plain.machine.step(), armed.machine.step());
        assertEquals(plain.memory().loadInt(8), armed.memory().loadInt(8));
    }
}
